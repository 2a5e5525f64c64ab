import {
  AttachRolePolicyCommand,
  IAMClient,
  ListPoliciesCommand,
  type ListPoliciesCommandInput,
  type Policy,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeRole, makeUser } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const list = async (target: Target, input: Partial<ListPoliciesCommandInput>) =>
  target.client(IAMClient).send(new ListPoliciesCommand(input));

export const listPolicies: OperationTest = {
  fact: 'IAM API reference, ListPolicies: Scope AWS, Local or both; OnlyAttached; PathPrefix; PolicyUsageFilter; pages by Marker and MaxItems; no description and no tags.',
  shape: {
    'answers each policy without description and tags': async (target) => {
      const PathPrefix = `/${target.unique('path')}/`;
      const Tags = [{ Key: 'k', Value: 'v' }];
      const { arn, name, id } = await makePolicy(target, { Path: PathPrefix, Description: 'd', Tags });
      const { Policies, IsTruncated } = await list(target, { PathPrefix });
      expect(Policies).toEqual([
        {
          PolicyName: name,
          PolicyId: id,
          Arn: arn,
          Path: PathPrefix,
          DefaultVersionId: 'v1',
          AttachmentCount: 0,
          PermissionsBoundaryUsageCount: 0,
          IsAttachable: true,
          CreateDate: expect.any(Date),
          UpdateDate: expect.any(Date),
        },
      ]);
      expect(IsTruncated).toBe(false);
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a scope that there is not': [
        { Scope: 'Mine' as never },
        'ValidationError',
        /at 'scope' failed to satisfy constraint: Member must satisfy enum value set/,
      ],
      'refuses a page of over a thousand': [
        { MaxItems: 1001 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000/,
      ],
    }),
  },
  behaviour: {
    "has AWS's own policies, each with an id of its own": async (target) => {
      const own: Policy[] = [];
      let Marker: string | undefined;
      do {
        const page = await list(target, { Scope: 'AWS', MaxItems: 1000, ...(Marker === undefined ? {} : { Marker }) });
        own.push(...(page.Policies ?? []));
        Marker = page.Marker;
      } while (Marker !== undefined);
      const names = ['AdministratorAccess', 'AmazonS3FullAccess', 'AmazonS3ReadOnlyAccess', 'AmazonSQSFullAccess'];
      expect(own.map(({ Arn }) => Arn)).toEqual(
        expect.arrayContaining(names.map((name) => `arn:aws:iam::aws:policy/${name}`)),
      );
      expect(own.filter(({ PolicyId = '' }) => !/^ANPA[A-Z2-7]{17}$/.test(PolicyId))).toEqual([]);
      expect(new Set(own.map(({ PolicyId }) => PolicyId)).size).toBe(own.length);
    },
    'tells the policies of AWS from those of the account': async (target) => {
      const PathPrefix = '/service-role/';
      const { arn } = await makePolicy(target, { Path: PathPrefix });
      const ofAws = (await list(target, { Scope: 'AWS', PathPrefix, MaxItems: 1000 })).Policies ?? [];
      const local = (await list(target, { Scope: 'Local', PathPrefix })).Policies ?? [];
      expect(ofAws.map(({ Arn }) => Arn)).toContain('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
      expect(ofAws.every(({ Arn }) => Arn?.startsWith('arn:aws:iam::aws:'))).toBe(true);
      expect(local.map(({ Arn }) => Arn)).toContain(arn);
      expect(local.every(({ Arn }) => Arn?.includes(target.accountId))).toBe(true);
    },
    'keeps to those that are attached, or that bound somebody': async (target) => {
      const Path = `/${target.unique('path')}/`;
      const made = [await makePolicy(target, { Path }), await makePolicy(target, { Path })];
      const [attached, bounding] = made;
      const { name: RoleName } = await makeRole(target);
      await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, PolicyArn: attached?.arn }));
      await makeUser(target, { PermissionsBoundary: bounding?.arn });
      const arns = async (input: Partial<ListPoliciesCommandInput>) =>
        (await list(target, { PathPrefix: Path, ...input })).Policies?.map(({ Arn }) => Arn);
      expect(await arns({ OnlyAttached: true, PolicyUsageFilter: 'PermissionsPolicy' })).toEqual([attached?.arn]);
      expect(await arns({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([bounding?.arn]);
    },
    'comes in pages': async (target) => {
      const PathPrefix = `/${target.unique('path')}/`;
      const made = [];
      for (let i = 0; i < 3; i++) made.push(await makePolicy(target, { Path: PathPrefix }));
      const first = await list(target, { PathPrefix, MaxItems: 2 });
      expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
      const second = await list(target, { PathPrefix, MaxItems: 2, Marker: first.Marker });
      expect(second.IsTruncated).toBe(false);
      const found = [...(first.Policies ?? []), ...(second.Policies ?? [])].map(({ Arn }) => Arn);
      expect(new Set(found)).toEqual(new Set(made.map(({ arn }) => arn)));
    },
  },
};
