import type { Launch } from '../../contract/link.ts';
import type { Caller } from '../aws/caller.ts';
import type { Aws } from '../aws/connect.ts';
import { partitionOf } from '../aws/partition.ts';
import { parseObjectUrl, readPublicObject } from '../aws/public-object.ts';
import { parseTemplate, type Template } from '../template/parse-template.ts';
import { permissionLines } from '../template/permission-lines.ts';
import { exceptionsIn, permissionsOf, type Permission } from '../template/permissions.ts';
import { parameterValues, resolveLiterals } from '../template/resolve-literals.ts';
import type { Paint } from '../terminal/paint.ts';
import { aligned } from '../terminal/table.ts';
import { printable } from '../terminal/printable.ts';
import { wrap } from '../terminal/wrap.ts';

type Plan = { aws: Aws; caller: Caller; launch: Launch };

/** What the install will create and allow, read from the template itself and not from what anybody says of it. */
export const planLines = async (paint: Paint, { aws, caller, launch }: Plan): Promise<string[]> => {
  const template = parseTemplate(await readPublicObject(parseObjectUrl(launch.templateUrl)));
  const place = {
    partition: partitionOf(aws.region).partition,
    region: aws.region,
    values: {
      ...parameterValues(template, launch.parameters),
      'AWS::AccountId': caller.account,
      'AWS::StackName': launch.stackName,
    },
  };
  const vendor = permissionsOf(resolveLiterals(template, place)).filter(
    ({ logicalId }) => logicalId === 'StackeryRole',
  );
  // The external id belongs to this link alone and is not for logs.
  const shown = Object.entries({ ...launch.parameters, ExternalId: '(set)' });
  const plain = (line: string): string[] => wrap(printable(line));
  return [
    ...[
      `Account    ${caller.account}, as ${caller.arn}`,
      `Stack      ${launch.stackName} in ${aws.region}`,
      `Template   ${launch.templateUrl}`,
      ...shown.map(([name, value]) => `Parameter  ${name} = ${value || '(empty)'}`),
    ].flatMap(plain),
    '',
    paint.bold('It creates'),
    ...resourceLines(template).flatMap((line) => plain(`  ${line}`)),
    '',
    paint.bold('The vendor gets StackeryRole, and no more than this'),
    ...permissionLines(vendor.map(shortened(vendor))).flatMap((line) => plain(`  ${line}`)),
  ];
};

const resourceLines = (template: Template): string[] => {
  const byType = new Map<string, string[]>();
  for (const [logicalId, { Type }] of Object.entries(template.Resources))
    byType.set(Type, [...(byType.get(Type) ?? []), logicalId]);
  return aligned([...byType].map(([type, ids]) => [type, ids.join(', ')]));
};

/** A deny of everything but exactly what is allowed needs no second list. */
const shortened = (all: Permission[]) => {
  const allowed = new Set(all.filter(({ verb }) => verb === 'may').map(({ action }) => action));
  return (permission: Permission): Permission => {
    const names = permission.verb === 'is denied' ? exceptionsIn(permission.action) : undefined;
    const same = names?.length === allowed.size && names.every((name) => allowed.has(name));
    return same ? { ...permission, action: 'every action that is not listed here' } : permission;
  };
};
