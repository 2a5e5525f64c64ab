import { Type, type Static } from 'typebox';

/** `manifest.json` of a release: immutable, signed with Ed25519 over `signedText` by a key that the control plane does not hold. */
export const Manifest = Type.Object(
  {
    version: Type.String({ pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' }),
    template: Type.Object({ key: Type.String(), sha256: Type.String({ description: 'Hex.' }) }),
    agent: Type.Object({
      key: Type.String(),
      sha256: Type.String({ description: 'Hex.' }),
      codeHash: Type.String({ description: "Base64 SHA-256 of the zip: Lambda's CodeSha256." }),
    }),
    installRegions: Type.Array(Type.String()),
    bucket: Type.String({ description: 'Name before `-<region>`: one bucket in each install region.' }),
    signature: Type.String({ description: 'Base64 Ed25519 signature of everything above.' }),
  },
  { $id: 'Manifest' },
);
export type Manifest = Static<typeof Manifest>;

/** The exact text that is signed. */
export const signedText = ({ signature: _signature, ...rest }: Manifest): string => JSON.stringify(rest);

/** `GET /api/v1/releases` */
export const Release = Type.Object(
  {
    version: Type.String(),
    newest: Type.Boolean(),
    codeHash: Type.String(),
    installRegions: Type.Array(Type.String()),
    templateUrls: Type.Record(Type.String(), Type.String(), { description: 'By install region.' }),
    manifestUrls: Type.Record(Type.String(), Type.String()),
  },
  { $id: 'Release' },
);
export type Release = Static<typeof Release>;

/** One statement of a role's policy, as the template has it. */
export const PermissionStatement = Type.Object({
  name: Type.String({ description: 'Its Sid.' }),
  allowed: Type.Boolean({ description: 'False for a Deny, which holds against everything that allows.' }),
  actions: Type.Array(Type.String()),
  except: Type.Boolean({ description: 'True: all actions but these.' }),
  resources: Type.Array(Type.String()),
  exceptResources: Type.Boolean({ description: 'True: everything but these.' }),
  condition: Type.Union([Type.String(), Type.Null()], { description: 'As JSON text.' }),
});
export type PermissionStatement = Static<typeof PermissionStatement>;

/** `GET /api/v1/releases/:version/contents`: what installing a release creates, and what its role may do. */
export const ReleaseContents = Type.Object(
  {
    version: Type.String(),
    resources: Type.Array(Type.Object({ logicalId: Type.String(), resourceType: Type.String() })),
    trust: Type.Array(PermissionStatement, { description: 'Who may assume the role of the control plane.' }),
    permissions: Type.Array(PermissionStatement, { description: 'What that role may do, and what it never may.' }),
  },
  { $id: 'ReleaseContents' },
);
export type ReleaseContents = Static<typeof ReleaseContents>;
