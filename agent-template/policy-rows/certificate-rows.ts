import { example, type PolicyRow } from './policy-row.ts';

const role = 'StackeryAgentCommanderRole';
type Row = Omit<PolicyRow, 'role' | 'allowed'>;
const yes = (row: Row): PolicyRow => ({ role, ...row, allowed: true });
const no = (row: Row): PolicyRow => ({ role, ...row, allowed: false });

const certificate = (region = 'us-east-1') =>
  `arn:aws:acm:${region}:${example.account}:certificate/0d9f6c52-7d5b-4f0e-9c38-2f4f3f0f8a11`;
const zone = 'arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ';
const stack = 'arn:aws:cloudformation:eu-central-1:222222222222:stack/shop/6f1c2b3a';
const asked = { 'aws:RequestTag/StackeryCertificateStackId': stack, 'aws:TagKeys': ['StackeryCertificateStackId'] };
const made = { 'aws:ResourceTag/StackeryCertificateStackId': stack };
const byDns = { 'acm:ValidationMethod': 'DNS', 'acm:DomainNames': ['shop.example.com'] };
const inUsEast1 = { 'aws:RequestedRegion': 'us-east-1' };

const record = (change: { names?: string[]; types?: string[]; actions?: string[] } = {}) => ({
  'route53:ChangeResourceRecordSetsNormalizedRecordNames': change.names ?? ['_0123456789abcdef.shop.example.com'],
  'route53:ChangeResourceRecordSetsRecordTypes': change.types ?? ['CNAME'],
  'route53:ChangeResourceRecordSetsActions': change.actions ?? ['UPSERT'],
});
const changeRecords = (call: string, context: Row['context'] = record()): Row => ({
  call,
  action: 'route53:ChangeResourceRecordSets',
  resource: zone,
  context,
});

/** Custom::StackeryUsEast1SSLCertificate: certificates that it asked for itself, and the records that validate them. */
export const certificateRows: PolicyRow[] = [
  yes({
    call: 'Request a certificate that is validated by DNS',
    action: 'acm:RequestCertificate',
    resource: '*',
    context: { ...inUsEast1, ...asked, ...byDns },
  }),
  yes({
    call: 'Tag a certificate with the stack that it is for',
    action: 'acm:AddTagsToCertificate',
    resource: certificate(),
    context: asked,
  }),
  no({
    call: 'Tag a certificate without saying which stack it is for',
    action: 'acm:AddTagsToCertificate',
    resource: certificate(),
    context: { 'aws:RequestTag/team': 'shop', 'aws:TagKeys': ['team'] },
  }),
  no({
    call: 'Request a certificate without its tag',
    action: 'acm:RequestCertificate',
    resource: '*',
    context: { ...inUsEast1, ...byDns },
  }),
  no({
    call: 'Request a certificate that is validated by e-mail',
    action: 'acm:RequestCertificate',
    resource: '*',
    context: { ...inUsEast1, ...asked, 'acm:ValidationMethod': 'EMAIL' },
  }),
  no({
    call: 'Request a certificate in another region',
    action: 'acm:RequestCertificate',
    resource: '*',
    context: { ...asked, ...byDns, 'aws:RequestedRegion': 'eu-central-1' },
  }),
  no({ call: 'Import a certificate', action: 'acm:ImportCertificate', resource: certificate(), context: asked }),
  no({ call: 'Export the key of a certificate', action: 'acm:ExportCertificate', resource: certificate() }),
  yes({ call: 'See what has become of a certificate', action: 'acm:DescribeCertificate', resource: certificate() }),
  yes({ call: 'Find out whose a certificate is', action: 'acm:ListTagsForCertificate', resource: certificate() }),
  no({
    call: 'Look at a certificate of another region',
    action: 'acm:DescribeCertificate',
    resource: certificate('eu-central-1'),
  }),
  yes({
    call: 'List the names of the certificates of a region',
    action: 'acm:ListCertificates',
    resource: '*',
    context: { 'aws:RequestedRegion': 'eu-central-1' },
  }),
  ...['DeleteCertificate', 'RemoveTagsFromCertificate'].flatMap((operation) => [
    yes({
      call: `${operation} of a certificate that it made`,
      action: `acm:${operation}`,
      resource: certificate(),
      context: made,
    }),
    no({ call: `${operation} of another certificate`, action: `acm:${operation}`, resource: certificate() }),
    no({
      call: `${operation} of a certificate in another region`,
      action: `acm:${operation}`,
      resource: certificate('eu-central-1'),
      context: made,
    }),
  ]),
  yes(changeRecords('Write a record that validates a domain')),
  yes(changeRecords('Remove a record that validates a domain', record({ actions: ['DELETE'] }))),
  no(changeRecords('Write an address', record({ types: ['A'] }))),
  no(changeRecords('Write an alias of a host', record({ names: ['www.shop.example.com'] }))),
  no(
    changeRecords(
      'Write an alias of a host beside a record that validates',
      record({ names: ['_0123456789abcdef.shop.example.com', 'www.shop.example.com'] }),
    ),
  ),
  no(changeRecords('Write an address beside a record that validates', record({ types: ['CNAME', 'A'] }))),
  no({ call: 'Read the records of a hosted zone', action: 'route53:ListResourceRecordSets', resource: zone }),
  no({ call: 'Delete a hosted zone', action: 'route53:DeleteHostedZone', resource: zone }),
];
