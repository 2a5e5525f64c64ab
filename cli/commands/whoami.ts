import type { CallerView } from '../../contract/workspace.ts';
import { defineCommand } from '../command.ts';
import { accessOf, openControlPlane } from '../control-plane.ts';
import { callerLine } from '../session/caller.ts';

export const whoami = defineCommand({
  description: 'Show who you are to the control plane, by API key or by session.',
  options: {},
  run: async ({ config, terminal }) => {
    const caller = await openControlPlane(config)<CallerView>('GET', 'caller');
    const { url = '', way } = accessOf(config) ?? {};
    terminal.answer({ url, way, ...caller }, () => [callerLine(caller, url)]);
  },
});
