/** The account that an ARN names, where it names one: buckets' do not. */
export const accountInArn = (arn: string): string | undefined => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
