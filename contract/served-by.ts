/** Of a template, parsed and with its short forms written out, as much as tells who serves its custom resources. */
type Sections = { Resources?: unknown; Mappings?: unknown };
type Names = { sections: Sections; values: Record<string, string> };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Logical ids of the custom resources whose ServiceToken names the function. `values` are the stack's parameters. What only
 * AWS could say (an import, an attribute of another stack) names nothing.
 */
export const servedBy = (sections: Sections, functionName: string, values: Record<string, string>): string[] => {
  const named = new RegExp(`(^|[:\\s])${functionName}($|[:\\s])`);
  return Object.entries(isRecord(sections.Resources) ? sections.Resources : {}).flatMap(([logicalId, resource]) => {
    return named.test(textOf(propertyOf(resource, 'ServiceToken'), { sections, values })) ? [logicalId] : [];
  });
};

/** The resource's ServiceTimeout as text; empty where there is none. */
export const serviceTimeoutOf = (sections: Sections, logicalId: string, values: Record<string, string>): string => {
  const resource = isRecord(sections.Resources) ? sections.Resources[logicalId] : undefined;
  return textOf(propertyOf(resource, 'ServiceTimeout'), { sections, values });
};

const propertyOf = (resource: unknown, name: string): unknown => {
  const properties = isRecord(resource) ? resource['Properties'] : undefined;
  return isRecord(properties) ? properties[name] : undefined;
};

/** What a value comes to, as text; where there are several ways, all of them, apart. */
const textOf = (value: unknown, names: Names): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((each) => textOf(each, names)).join(' ');
  if (!isRecord(value)) return '';
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  if (name === 'Ref') return names.values[String(argument)] ?? '';
  if (name === 'Fn::Sub') return substituted(argument, names);
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1]))
    return argument[1].map((each) => textOf(each, names)).join(String(argument[0]));
  if (name === 'Fn::FindInMap' && Array.isArray(argument)) return stringsIn(mapNamed(argument[0], names));
  if (name === 'Fn::GetAtt') return functionNamed(argument, names);
  return textOf(argument, names);
};

const substituted = (argument: unknown, names: Names): string => {
  const [text, own]: unknown[] = Array.isArray(argument) ? argument : [argument];
  const variables = isRecord(own) ? own : {};
  return String(text).replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) =>
    name in variables ? textOf(variables[name], names) : (names.values[name] ?? ''),
  );
};

const mapNamed = (name: unknown, { sections }: Names): unknown =>
  isRecord(sections.Mappings) ? sections.Mappings[String(name)] : undefined;

const stringsIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(stringsIn).join(' ')
      : '';

/** A function of the same template, by the name that it is given. */
const functionNamed = (argument: unknown, names: Names): string => {
  const [logicalId = ''] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
  const { Resources } = names.sections;
  const resource = isRecord(Resources) ? Resources[logicalId] : undefined;
  if (!isRecord(resource) || resource['Type'] !== 'AWS::Lambda::Function' || !isRecord(resource['Properties']))
    return '';
  return textOf(resource['Properties']['FunctionName'], names);
};
