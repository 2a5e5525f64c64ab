import type { StackEvent } from '../contract/stack-event.ts';
import { readConfig, type Config } from './config.ts';
import { version } from './version.ts';

let config: Config | undefined;
const clock = { now: () => Date.now() };

/** CloudFormation's messages from the region's topic go to the control plane; what a commander was killed over goes home. */
export const serve = async (event: unknown): Promise<unknown> => {
  config ??= readConfig();
  if (typeof event === 'object' && event !== null && 'requestPayload' in event) {
    const { reportKilledCommander } = await import('./report-killed-commander.ts');
    await reportKilledCommander(config, event.requestPayload);
    return { reported: 1 };
  }
  const messages = readMessages(event);
  // an empty test invocation: which bytes run here?
  if (!messages) return { version, region: config.region, codeHash: config.codeHash };

  const [{ parseNotification }, { relayEvents }] = await Promise.all([
    import('./parse-notification.ts'),
    import('./relay-events.ts'),
  ]);
  const events: StackEvent[] = [];
  for (const { id, text } of messages) {
    const parsed = parseNotification(text);
    if (parsed) events.push(parsed);
    // anyone in the account may publish to the topic; to fail over it would have it delivered for days
    else console.log(JSON.stringify({ message: "Dropped a message that is not CloudFormation's.", messageId: id }));
  }
  if (events.length > 0) await relayEvents({ config, clock }, events);
  return { relayed: events.length };
};

const readMessages = (event: unknown): { id: string; text: string }[] | undefined => {
  if (typeof event !== 'object' || event === null || !('Records' in event) || !Array.isArray(event.Records))
    return undefined;
  return event.Records.map((record: unknown) => {
    const sns = (record as { Sns?: { MessageId?: unknown; Message?: unknown } } | null)?.Sns;
    return { id: String(sns?.MessageId ?? ''), text: typeof sns?.Message === 'string' ? sns.Message : '' };
  });
};
