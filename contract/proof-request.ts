/** The parts of the proof's request that never vary. Free of schemas, so that the Lambdas stay small. */
export const proofBody = 'Action=GetCallerIdentity&Version=2011-06-15';
export const proofSignedHeaders =
  'content-type;host;x-amz-date;x-amz-security-token;x-stackery-audience;x-stackery-link-id;x-stackery-nonce';

/** The headers that are signed, for the STS host that both sides resolve by themselves. */
export const proofHeaders = (fields: {
  host: string;
  amzDate: string;
  securityToken: string;
  audience: string;
  linkId: string;
  nonce: string;
}): Record<string, string> => ({
  'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  host: fields.host,
  'x-amz-date': fields.amzDate,
  'x-amz-security-token': fields.securityToken,
  'x-stackery-audience': fields.audience,
  'x-stackery-link-id': fields.linkId,
  'x-stackery-nonce': fields.nonce,
});

/** The audience is the control plane's own host and port, as in its public URL. */
export const audienceOf = (controlPlaneUrl: string): string => new URL(controlPlaneUrl).host;
