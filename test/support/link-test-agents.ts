import { CloudFormationClient, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import type { Link } from '../../contract/link.ts';
import { tokenOf } from './agent-session.ts';
import { eventually } from './eventually.ts';
import { agentTemplate, installTestAgent, type InstallOptions } from './install-test-agent.ts';
import { publishTestRelease } from './publish-test-release.ts';
import { startTestControlPlane } from './start-control-plane.ts';
import { startTestAws } from './start-local-aws.ts';

/** A control plane with accounts whose agent stacks are linked by what the control plane itself sees in them. */
export const linkTestAgents = async () => {
  const aws = await startTestAws();
  await publishTestRelease(aws, '1.5.4');
  const controlPlane = await startTestControlPlane({ aws });
  const { deps } = controlPlane;
  const { keys } = await controlPlane.workspace();
  const cloudFormation = aws.client(CloudFormationClient, 'customer-a');

  const show = async (id: string, key = keys.viewer) =>
    (await controlPlane.call<Link>(key, 'GET', `/api/v1/links/${id}`)).body;
  const becomes = (id: string, wanted: Partial<Link>) =>
    eventually(async () => {
      const link = await show(id);
      expect(link).toMatchObject(wanted);
      return link;
    });

  let stacks = 0;
  return {
    aws,
    controlPlane,
    keys,
    cloudFormation,
    show,
    becomes,
    async linkAccount(options: InstallOptions = {}) {
      stacks += 1;
      const stackName = `agent-${stacks}`;
      const asked = { region: 'us-east-1', namePrefix: `agent${stacks}`, accountId: '222222222222' };
      const link = (await controlPlane.call<Link>(keys.owner, 'POST', '/api/v1/links', asked)).body;
      const agent = await installTestAgent(aws, link, { stackName, ...options });
      const token = await tokenOf({ aws, controlPlane }, agent.commander, link.id);
      await controlPlane.call(token, 'PUT', '/agent/v1/registration', agent.registration());
      await becomes(link.id, { state: 'linked' });
      return { link, agent, stackName };
    },
    reconcile: (linkId: string) => deps.queue.send(deps.db, 'reconcile-link', { linkId }, { singletonKey: linkId }),
    setTrust: (roleArn: string, externalId: string | undefined) =>
      aws.client(IAMClient, 'customer-a').send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: roleArn.split('/').at(-1),
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: '111111111111' },
                Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
                ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
              },
            ],
          }),
        }),
      ),
    /** Further resources may be given along, for an update that fails. */
    update: (stackName: string, parameters: Record<string, string>, more: object = {}) => {
      const template = agentTemplate();
      return cloudFormation.send(
        new UpdateStackCommand({
          StackName: stackName,
          TemplateBody: JSON.stringify({ ...template, Resources: { ...template.Resources, ...more } }),
          Capabilities: ['CAPABILITY_IAM'],
          Parameters: ['Version', 'ExternalId', 'LinkId'].map((name) => ({
            ParameterKey: name,
            ...(name in parameters ? { ParameterValue: parameters[name] } : { UsePreviousValue: true }),
          })),
        }),
      );
    },
  };
};
