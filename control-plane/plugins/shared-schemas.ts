import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { ApiKey, CallerView, NewApiKey, Workspace } from '../../contract/workspace.ts';
import { AgentRegion, Registration, Unregistration, Verdict } from '../../contract/registration.ts';
import {
  AgentDrift,
  AgentMetrics,
  FunctionMetrics,
  HealthCheck,
  Install,
  LogRetention,
  Repair,
  ResourceDrift,
} from '../../contract/agent-health.ts';
import { AuditEntry } from '../../contract/audit.ts';
import { Change, ChangeSet, ChangeSetSummary, Proposal, Review } from '../../contract/change-set.ts';
import { CommanderUser, CommanderUsers } from '../../contract/commander-users.ts';
import { ErrorBody } from '../../contract/error-codes.ts';
import {
  Launch,
  Link,
  LinkChange,
  LinkRegions,
  LinkResources,
  LinkUpdate,
  NewLink,
  StackSummary,
} from '../../contract/link.ts';
import { AcceptInvitation, FirstOwner, InvitationView, SignInWays } from '../../contract/people.ts';
import { LiveEvent } from '../../contract/live-event.ts';
import { Overview } from '../../contract/overview.ts';
import { Problem } from '../../contract/problem.ts';
import { Release, ReleaseContents } from '../../contract/release.ts';
import { SessionAnswer, SessionRequest } from '../../contract/agent-session.ts';
import {
  DownloadedTemplate,
  TemplateDownload,
  TemplateSummary,
  TemplateSummaryRequest,
} from '../../contract/template-summary.ts';
import { StackEvent, StackEventBatch, StackEventReceipt } from '../../contract/stack-event.ts';

const sharedSchemas: TSchema[] = [
  AcceptInvitation,
  AgentDrift,
  AgentMetrics,
  AgentRegion,
  ApiKey,
  AuditEntry,
  CallerView,
  Change,
  ChangeSet,
  ChangeSetSummary,
  CommanderUser,
  CommanderUsers,
  DownloadedTemplate,
  ErrorBody,
  FirstOwner,
  FunctionMetrics,
  HealthCheck,
  Install,
  InvitationView,
  Launch,
  Link,
  LinkChange,
  LinkRegions,
  LinkResources,
  LinkUpdate,
  LiveEvent,
  LogRetention,
  NewApiKey,
  NewLink,
  Overview,
  Problem,
  Proposal,
  Registration,
  Release,
  ReleaseContents,
  Repair,
  ResourceDrift,
  Review,
  SessionAnswer,
  SessionRequest,
  SignInWays,
  StackEvent,
  StackEventBatch,
  StackEventReceipt,
  StackSummary,
  TemplateDownload,
  TemplateSummary,
  TemplateSummaryRequest,
  Unregistration,
  Verdict,
  Workspace,
];

/** The contract's named schemas: each stands once in the API's description, and is referred to everywhere else. */
export const addSharedSchemas = (app: FastifyInstance): void => {
  for (const schema of sharedSchemas) app.addSchema(withReferences(schema, true));
};

/** The same schema for a route: with a reference wherever a named one stands, but typed as itself. */
export const shared = <Schema extends TSchema>(schema: Schema): Schema => withReferences(schema, false) as Schema;

const withReferences = (schema: unknown, top: boolean): unknown => {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((each) => withReferences(each, false));
  const { $id } = schema as { $id?: string };
  if ($id !== undefined && !top) return { $ref: `${$id}#` };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value, false)]));
};
