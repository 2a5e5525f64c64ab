import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { AwsError } from '../aws-error.ts';

const most = 10;
const longest = 256;

const refused = (message: string): AwsError => new AwsError('InvalidParameterValue', message);

/** Refuses names, types and values that SQS refuses, in its words. */
export const checkMessageAttributes = (attributes: Record<string, MessageAttributeValue>): void => {
  const entries = Object.entries(attributes);
  if (entries.length > most) {
    throw refused(`Number of message attributes [${entries.length}] exceeds the allowed maximum [${most}].`);
  }
  for (const [name, value] of entries) {
    checkName(name);
    checkValue(name, value);
  }
};

const checkName = (name: string): void => {
  if (name === '') throw refused('The request must contain non-empty message (user) attribute names.');
  if (Buffer.byteLength(name) > longest) {
    throw refused(`Message (user) attribute name must be shorter than ${longest} bytes.`);
  }
  if (/^(aws|amazon)\./i.test(name)) {
    throw refused(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These strings are reserved for internal use.",
    );
  }
  if (name.startsWith('.')) throw refused("Message (user) attribute name must not begin with character '.'.");
  if (name.endsWith('.')) throw refused("Message (user) attribute name must not end with character '.'.");
  if (name.includes('..')) throw refused("Message (user) attribute name must not have successive '.' characters.");
  // letters of every language will do
  if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) {
    throw refused(
      'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. ',
    );
  }
};

const checkValue = (name: string, value: MessageAttributeValue): void => {
  const { DataType = '', StringValue, BinaryValue } = value;
  if (DataType === '') {
    throw refused(`The message (user) attribute '${name}' must contain a non-empty message attribute type.`);
  }
  const type = /^(String|Number|Binary)(\.|$)/.exec(DataType)?.[1];
  if (type === undefined) {
    throw refused(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  if (DataType.length > longest) throw refused(`Message (user) attribute type must be shorter than ${longest} bytes.`);
  const attribute = `Message (user) attribute '${name}'`;
  if (!StringValue && !BinaryValue?.byteLength) {
    throw refused(`${attribute} must contain a non-empty value of type '${DataType}'.`);
  }
  if (StringValue !== undefined && BinaryValue !== undefined) throw refused(`${attribute} must have a single value.`);
  if (type === 'Binary') {
    if (BinaryValue === undefined) throw refused(`${attribute} with type 'Binary' must use field 'Binary'.`);
    return;
  }
  if (StringValue === undefined) throw refused(`${attribute} with type '${DataType}' must use field 'String'.`);
  if (type === 'Number' && !Number.isFinite(Number(StringValue))) {
    throw refused(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
  checkCharacters(StringValue, (code) =>
    refused(`Invalid binary character '#x${code}' was found in the message attribute '${name}' value.`),
  );
};

/** The characters that XML 1.0 allows are those that a message may have. */
export const checkCharacters = (text: string, error: (code: string) => AwsError): void => {
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text)?.[0];
  if (bad !== undefined) throw error(bad.charCodeAt(0).toString(16).toUpperCase());
};
