import { DescribeCertificateCommand, type CertificateDetail } from '@aws-sdk/client-acm';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import { acm } from './acm.ts';

export type ValidationRecord = { name: string; value: string };

/** Undefined when there is none, or none yet: a new one takes some seconds to be seen. */
export const describeCertificate = async (deps: Deps, arn: string): Promise<CertificateDetail | undefined> => {
  const command = new DescribeCertificateCommand({ CertificateArn: arn });
  try {
    return (await acm(deps.config).send(command, { abortSignal: deps.signal })).Certificate;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** The CNAMEs that ACM looks for, each once: a name and its wildcard share theirs. Not there in the first seconds. */
export const recordsOf = ({ DomainValidationOptions = [] }: CertificateDetail): ValidationRecord[] => {
  const records = DomainValidationOptions.flatMap(({ ResourceRecord }) =>
    ResourceRecord?.Name && ResourceRecord.Value ? [{ name: ResourceRecord.Name, value: ResourceRecord.Value }] : [],
  );
  return [...new Map(records.map((record) => [record.name, record])).values()];
};

/** As a zone file has them, for whoever has to copy them. */
export const showRecords = (records: ValidationRecord[]): string[] =>
  records.map(({ name, value }) => `${name} CNAME ${value}`);

export const namesOn = ({ DomainName = '', SubjectAlternativeNames = [] }: CertificateDetail): string[] => [
  ...new Set([DomainName, ...SubjectAlternativeNames].map((name) => name.toLowerCase())),
];
