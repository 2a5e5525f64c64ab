/** The parts of an ARN that say where a thing is. */
export type ArnParts = { partition: string; service: string; region: string; account: string; resource: string };

export const parseArn = (arn: string): ArnParts | undefined => {
  const [prefix, partition, service, region, account, ...rest] = arn.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || account === undefined) return undefined;
  return { partition, service, region, account, resource: rest.join(':') };
};

/** `arn:…:stack/<name>/<id>` or `…:changeSet/<name>/<id>`: the name. */
export const nameInArn = (arn: string): string | undefined => parseArn(arn)?.resource.split('/')[1];
