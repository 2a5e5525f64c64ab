import { DescribeDBInstancesCommand, RDSClient, type DescribeDBInstancesCommandInput } from '@aws-sdk/client-rds';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { describeInstance, makeInstance } from '../make-database.ts';

const describe = (target: Target, input: DescribeDBInstancesCommandInput) =>
  target.client(RDSClient).send(new DescribeDBInstancesCommand(input));

export const describeDBInstances: OperationTest = {
  fact: 'RDS API reference, DescribeDBInstances: one by its identifier, or all, 20 to 100 a page; DBInstanceNotFound.',
  shape: {
    'answers the address of an instance that is available': async (target) => {
      const name = await makeInstance(target);
      const found = await describeInstance(target, name);
      expect(found).toMatchObject({ DBInstanceStatus: 'available', Endpoint: { Port: 5432 } });
      expect(found.Endpoint?.Address).toMatch(
        new RegExp(`^${name}\\.\\w+\\.${target.region}\\.rds\\.amazonaws\\.com$`),
      );
      expect(found.DbiResourceId).toMatch(/^db-[A-Z0-9]{26}$/);
    },
  },
  validation: refusals(describe, {
    'refuses an identifier that is not there': [
      { DBInstanceIdentifier: 'gone' },
      'DBInstanceNotFoundFault',
      /gone not found/,
    ],
    'refuses a filter that there is not': [
      { Filters: [{ Name: 'colour', Values: ['red'] }] },
      'InvalidParameterValue',
      'Unrecognized filter name: colour',
    ],
    'refuses a page of 19': [{ MaxRecords: 19 }, 'InvalidParameterValue', /19/],
  }),
  behaviour: {
    'finds those that all filters name': async (target) => {
      const name = await makeInstance(target);
      const byName = { Name: 'db-instance-id', Values: [name, 'another'] };
      const found = async (engine: string) => {
        const { DBInstances = [] } = await describe(target, {
          Filters: [byName, { Name: 'engine', Values: [engine] }],
        });
        return DBInstances.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier);
      };
      expect([await found('postgres'), await found('mysql')]).toEqual([[name], []]);
    },
    'finds an instance among all, and by its name in any case': async (target) => {
      const name = await makeInstance(target);
      const { DBInstances = [] } = await describe(target, {});
      expect(DBInstances.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier)).toContain(name);
      expect((await describeInstance(target, name.toUpperCase())).DBInstanceIdentifier).toBe(name);
    },
  },
};
