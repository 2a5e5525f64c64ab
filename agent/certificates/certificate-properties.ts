import { AgentError } from '../agent-error.ts';
import { listOf, textOf, type Properties, type ResourceRequest } from '../request.ts';

export type WantedCertificate = {
  domainName: string;
  /** All names in lower case, the domain name first, each once. */
  names: string[];
  hostedZoneId: string | undefined;
  tags: Record<string, string>;
};

const domain = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** What the template asks for, refused here in words that name the property; ACM judges the rest. */
export const readCertificate = ({ ResourceProperties, StackId }: ResourceRequest): WantedCertificate => {
  if (StackId.split(':')[1] !== 'aws')
    throw new AgentError('partition_unsupported', 'There is no region us-east-1 in this partition.');
  const names = namesIn(ResourceProperties);
  const [domainName = ''] = names;
  if (textOf(ResourceProperties, 'DomainName') === '')
    throw new AgentError('property_missing', 'The property DomainName is missing.');
  const odd = names.find((name) => !domain.test(name) || name.length > 253);
  if (odd !== undefined)
    throw new AgentError('domain_invalid', `"${odd.slice(0, 64)}" is no domain name.`, 'Correct it in the template.');
  if (!['', 'fail', 'continue'].includes(textOf(ResourceProperties, 'IfNotValidated')))
    throw new AgentError('property_invalid', 'The property IfNotValidated must be fail or continue.');
  return { domainName, names, hostedZoneId: hostedZoneIn(ResourceProperties), tags: tagsIn(ResourceProperties) };
};

/** Demands nothing: the Delete of whatever an older release took must be understood too. */
export const namesIn = (properties: Properties): string[] => {
  const given = [textOf(properties, 'DomainName'), ...listOf(properties, 'SubjectAlternativeNames')];
  return [...new Set(given.map((name) => name.trim().toLowerCase().replace(/\.$/, '')))].filter((name) => name !== '');
};

const hostedZoneIn = (properties: Properties): string | undefined => {
  const id = textOf(properties, 'HostedZoneId').replace(/^\/?hostedzone\//, '');
  if (id === '') return undefined;
  if (/^[A-Z0-9]{1,32}$/.test(id)) return id;
  throw new AgentError('property_invalid', 'The property HostedZoneId is no id of a hosted zone.');
};

/** For a Delete, which does without the zone rather than fail over it. */
export const hostedZoneOf = (properties: Properties): string | undefined => {
  try {
    return hostedZoneIn(properties);
  } catch {
    return undefined;
  }
};

/**
 * With a hosted zone nobody has anything to do, so that waiting in vain is a fault; without one, somebody has to be told the
 * records by this very stack.
 */
export const continuesUnvalidated = (properties: Properties): boolean => {
  const given = textOf(properties, 'IfNotValidated');
  return given === '' ? textOf(properties, 'HostedZoneId') === '' : given === 'continue';
};

export const tagsIn = (properties: Properties): Record<string, string> => {
  const given = properties['Tags'];
  const tags = Array.isArray(given)
    ? given.filter((tag): tag is Properties => typeof tag === 'object' && tag !== null)
    : [];
  return Object.fromEntries(
    tags.map((tag) => [textOf(tag, 'Key'), textOf(tag, 'Value')]).filter(([key]) => key !== ''),
  );
};
