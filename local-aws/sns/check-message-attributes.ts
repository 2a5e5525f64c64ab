import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import { AwsError } from '../aws-error.ts';
import { failedConstraint, validationErrors } from '../constraint-words.ts';

const longestName = 256;

const refused = (message: string): AwsError => new AwsError('ParameterValueInvalid', message);

/** Refuses names, types and values that SNS refuses; `place` is where the attributes stand in the request. */
export const checkMessageAttributes = (place: string, attributes: Record<string, MessageAttributeValue>): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value.DataType === undefined) {
      throw new AwsError(
        'ValidationError',
        validationErrors(failedConstraint(`${place}.${name}.member.dataType`, 'Member must not be null', null)),
      );
    }
    checkName(name);
    checkValue(name, value);
  }
};

const checkName = (name: string): void => {
  if (Buffer.byteLength(name) > longestName) {
    throw refused(`Length of message attribute name must be less than ${longestName} bytes.`);
  }
  const bad = /[^\w.-]/.exec(name)?.[0];
  if (bad !== undefined) {
    const code = bad.charCodeAt(0).toString(16).toUpperCase();
    throw refused(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    );
  }
  if (name.startsWith('.')) throw refused("Invalid message attribute name starting with character '.' was found.");
  if (name.endsWith('.')) throw refused("Invalid message attribute name ending with character '.' was found.");
  if (name.includes('..')) throw refused("Message attribute name can not have successive '.' character.");
};

const checkValue = (name: string, { DataType = '', StringValue, BinaryValue }: MessageAttributeValue): void => {
  const attribute = `The message attribute '${name}'`;
  const type = /^(String|Number|Binary)(\.|$)/.exec(DataType)?.[1];
  if (type === undefined) {
    throw refused(
      `${attribute} has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  if (!StringValue && !BinaryValue?.byteLength) {
    throw refused(
      `${attribute} must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  const field = type === 'Binary' ? 'Binary' : 'String';
  if (!(field === 'Binary' ? BinaryValue?.byteLength : StringValue)) {
    throw refused(`${attribute} with type '${DataType}' must use field '${field}'.`);
  }
  if (type === 'Number' && !Number.isFinite(Number(StringValue))) {
    throw refused(`Could not cast message attribute '${name}' value to number.`);
  }
};
