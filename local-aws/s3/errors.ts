import { AwsError } from '../aws-error.ts';

export const malformedXml = (): AwsError =>
  new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );

export const invalidArgument = (message: string, name: string, value?: string): AwsError =>
  new AwsError('InvalidArgument', message, 400, {
    ArgumentName: name,
    ...(value === undefined ? {} : { ArgumentValue: value }),
  });

/** What a caller made depend on a condition, and the condition did not hold. */
export const preconditionFailed = (condition: string): AwsError =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
    Condition: condition,
  });

/** Not what local-aws lacks: what S3 itself does not do. */
export const headerNotImplemented = (header: string, more: string): AwsError =>
  new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, {
    Header: header,
    additionalMessage: more,
  });
