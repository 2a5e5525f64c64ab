import type { Command } from './command.ts';

export type CommandEntry = {
  /** A group and its verb, or a verb alone. */
  words: [string] | [group: string, verb: string];
  summary: string;
  load: () => Promise<Command>;
};

export const groups: Record<string, string> = {
  aws: 'link, update, repair and unlink AWS accounts',
  'custom-resources': 'see what the agent has not answered yet, and give it up',
  'change-sets': 'propose, review and execute changes in linked accounts',
};

/** Every command. Loaded only when asked for, so that help costs no more than Node itself. */
export const commands: CommandEntry[] = [
  {
    words: ['login'],
    summary: 'sign in to a control plane as a person',
    load: async () => (await import('./commands/login.ts')).login,
  },
  {
    words: ['logout'],
    summary: 'end that session',
    load: async () => (await import('./commands/logout.ts')).logout,
  },
  {
    words: ['whoami'],
    summary: 'show who you are to the control plane',
    load: async () => (await import('./commands/whoami.ts')).whoami,
  },
  {
    words: ['aws', 'link'],
    summary: 'link the AWS account of the current credentials',
    load: async () => (await import('./commands/aws/link.ts')).link,
  },
  {
    words: ['aws', 'update-role'],
    summary: 'update the agent stack to another release, after showing what changes',
    load: async () => (await import('./commands/aws/update-role.ts')).updateRole,
  },
  {
    words: ['aws', 'repair'],
    summary: 'bring the agent into new regions, and put right what is missing or was changed',
    load: async () => (await import('./commands/aws/repair.ts')).repair,
  },
  {
    words: ['aws', 'unlink'],
    summary: 'delete the agent stack and end the link',
    load: async () => (await import('./commands/aws/unlink.ts')).unlink,
  },
  {
    words: ['aws', 'accounts'],
    summary: 'list the linked accounts',
    load: async () => (await import('./commands/aws/accounts.ts')).accounts,
  },
  {
    words: ['change-sets', 'propose'],
    summary: 'propose a change to a stack of a linked account',
    load: async () => (await import('./commands/change-sets/propose.ts')).propose,
  },
  {
    words: ['change-sets', 'list'],
    summary: 'list the proposed change sets',
    load: async () => (await import('./commands/change-sets/list.ts')).listChangeSets,
  },
  {
    words: ['change-sets', 'show'],
    summary: 'show the review of a change set and its changes',
    load: async () => (await import('./commands/change-sets/show.ts')).show,
  },
  {
    words: ['change-sets', 'execute'],
    summary: 'read a change set again with your own credentials, and execute it',
    load: async () => (await import('./commands/change-sets/execute.ts')).execute,
  },
  {
    words: ['change-sets', 'reject'],
    summary: 'reject a change set',
    load: async () => (await import('./commands/change-sets/reject.ts')).reject,
  },
  {
    words: ['custom-resources', 'list'],
    summary: 'list the requests that CloudFormation waits for',
    load: async () => (await import('./commands/custom-resources/list.ts')).listRequests,
  },
  {
    words: ['custom-resources', 'cancel'],
    summary: 'have the agent answer FAILED to one of them',
    load: async () => (await import('./commands/custom-resources/cancel.ts')).cancel,
  },
];
