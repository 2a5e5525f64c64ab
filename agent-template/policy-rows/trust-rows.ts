import { example, type TrustRow } from './policy-row.ts';

const vendor = example.vendorPrincipal;
const right = example.externalId;

/** Who may assume StackeryRole. */
export const trustRows: TrustRow[] = [
  {
    call: 'The control plane with the external id',
    principal: vendor,
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: true,
  },
  {
    call: 'The control plane names who asked',
    principal: vendor,
    action: 'sts:SetSourceIdentity',
    externalId: right,
    allowed: true,
  },
  {
    call: "The control plane's role, deleted and made again",
    principal: vendor,
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: true,
  },
  { call: 'The control plane without an external id', principal: vendor, action: 'sts:AssumeRole', allowed: false },
  {
    call: 'The control plane with the external id of another link',
    principal: vendor,
    action: 'sts:AssumeRole',
    externalId: 'b7a4b5a0-11a1-4f6c-9d7e-0c1f2e3d4c5b',
    allowed: false,
  },
  {
    call: 'The control plane with a pattern as external id',
    principal: vendor,
    action: 'sts:AssumeRole',
    externalId: '*',
    allowed: false,
  },
  {
    call: 'The control plane with the external id in capitals',
    principal: vendor,
    action: 'sts:AssumeRole',
    externalId: right.toUpperCase(),
    allowed: false,
  },
  {
    call: 'The control plane sets session tags',
    principal: vendor,
    action: 'sts:TagSession',
    externalId: right,
    allowed: false,
  },
  {
    call: 'Another role of the vendor',
    principal: 'arn:aws:iam::111111111111:role/build-server',
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: false,
  },
  {
    call: 'A role of the vendor with the same name under another path',
    principal: 'arn:aws:iam::111111111111:role/x/StackeryControlPlane',
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: false,
  },
  {
    call: 'A user of the vendor',
    principal: 'arn:aws:iam::111111111111:user/admin',
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: false,
  },
  {
    call: 'A role of the same name in another account',
    principal: 'arn:aws:iam::333333333333:role/StackeryControlPlane',
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: false,
  },
  {
    call: "The customer's own administrator",
    principal: 'arn:aws:iam::222222222222:role/admin',
    action: 'sts:AssumeRole',
    externalId: right,
    allowed: false,
  },
];
