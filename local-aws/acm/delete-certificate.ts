import type { DeleteCertificateCommandInput } from '@aws-sdk/client-acm';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findCertificate, onCertificate } from './find-certificate.ts';
import { usersOf } from './in-use.ts';
import { acmState } from './state.ts';

export const deleteCertificate: Operation<DeleteCertificateCommandInput, object> = {
  authorize: (call, { CertificateArn }) => onCertificate(call, 'DeleteCertificate', CertificateArn),
  run: (call, { CertificateArn }) => {
    const certificate = findCertificate(call, CertificateArn);
    const { arn, account, region } = certificate;
    if (usersOf(call.world, certificate).length > 0)
      throw new AwsError('ResourceInUseException', `Certificate ${arn} in account ${account} is in use.`);
    acmState(call.world, account, region).certificates.delete(arn);
    return {};
  },
};
