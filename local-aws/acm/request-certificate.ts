import { randomUUID } from 'node:crypto';
import type { RequestCertificateCommandInput, RequestCertificateCommandOutput } from '@aws-sdk/client-acm';
import type { Operation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { checkRequest } from './check-request.ts';
import { acmState, certificateArn } from './state.ts';
import { checkTags, checkTagTexts, tagRecord } from './tags.ts';

type Input = RequestCertificateCommandInput;
const tokenLifeMs = 3_600_000;

const namesOf = ({ DomainName = '', SubjectAlternativeNames = [] }: Input): string[] => [
  ...new Set([DomainName, ...SubjectAlternativeNames].map((name) => name.toLowerCase())),
];

/** A token stands for one request: with other names or tags it is another one. */
const requestOf = (input: Input): string => {
  const { IdempotencyToken, DomainName, KeyAlgorithm, Tags } = input;
  return JSON.stringify([IdempotencyToken, DomainName, namesOf(input).sort(), KeyAlgorithm, tagRecord(Tags)]);
};

const contextOf = (input: Input) => ({
  ...requestTagContext(tagRecord(input.Tags)),
  'acm:DomainNames': namesOf(input),
  'acm:ValidationMethod': input.ValidationMethod ?? 'EMAIL',
  'acm:KeyAlgorithm': input.KeyAlgorithm ?? 'RSA_2048',
  'acm:CertificateTransparencyLogging': input.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
});

export const requestCertificate: Operation<Input, Partial<RequestCertificateCommandOutput>> = {
  authorize: ({ world, account, region }, input) => {
    const context = contextOf(input);
    const request = { action: 'acm:RequestCertificate', resource: '*', resourceAccount: account, context };
    const resource = certificateArn(world, account, region, '*');
    return input.Tags?.length ? [request, { ...request, action: 'acm:AddTagsToCertificate', resource }] : [request];
  },
  run: ({ world, account, region }, input) => {
    const names = namesOf(input);
    checkRequest(input, names);
    checkTagTexts(input.Tags);
    checkTags(input.Tags);
    const now = world.clock.now();
    const state = acmState(world, account, region);
    const before = input.IdempotencyToken === undefined ? undefined : state.tokens.get(requestOf(input));
    if (before !== undefined && now < before.at + tokenLifeMs && state.certificates.has(before.arn))
      return { CertificateArn: before.arn };
    const arn = certificateArn(world, account, region, randomUUID());
    state.certificates.set(arn, {
      arn,
      account,
      region,
      domainName: names[0] ?? '',
      names,
      keyAlgorithm: input.KeyAlgorithm ?? 'RSA_2048',
      transparencyLogging: input.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
      tags: tagRecord(input.Tags),
      requestedAt: now,
      status: 'PENDING_VALIDATION',
      inUse: {},
    });
    if (input.IdempotencyToken !== undefined) state.tokens.set(requestOf(input), { arn, at: now });
    return { CertificateArn: arn };
  },
  lacks: ['CertificateAuthorityArn', 'DomainValidationOptions', 'ManagedBy', 'Options.ValidationMethod'],
};
