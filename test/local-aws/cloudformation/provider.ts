/** Source of a custom resource's provider whose behaviour the properties of the resource choose. */
const providerCode = `
exports.handler = async (event) => {
  const p = event.ResourceProperties;
  const { ResponseURL, ...seen } = event;
  if (p.Witness) await fetch(p.Witness, { method: 'POST', body: JSON.stringify(seen) });
  const answer = (fields) => fetch(event.ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify({ StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId, ...fields }),
  });
  const id = p.Id ?? event.PhysicalResourceId ?? 'made-by-provider';
  if (p.Silent === event.RequestType) return;
  if (p.Fail === event.RequestType) return answer({ Status: 'FAILED', Reason: 'Told to fail', PhysicalResourceId: id });
  await answer({ Status: 'SUCCESS', PhysicalResourceId: id, NoEcho: p.NoEcho === 'true', Data: { Log: JSON.stringify(seen), Text: p.Text ?? '', Size: 'x'.repeat(Number(p.Size ?? 0)) } });
};
`;

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** A stack that holds the provider, and nothing else; its output Arn is the service token. */
export const providerTemplate = JSON.stringify({
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
    Provider: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: 20,
        Code: { ZipFile: providerCode },
      },
    },
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Provider', 'Arn'] } } },
});
