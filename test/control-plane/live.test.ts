import { describe, expect, it } from '@jest/globals';
import type { Link } from '../../contract/link.ts';
import { announce } from '../../control-plane/live/announce.ts';
import { eventually } from '../support/eventually.ts';
import { publishTestRelease } from '../support/publish-test-release.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';

const aws = await startTestAws();
await publishTestRelease(aws, '1.5.4');
const controlPlane = await startTestControlPlane({ aws });
const { db } = controlPlane.deps;
const ours = await controlPlane.workspace();
const theirs = await controlPlane.workspace();

/** The events of one stream, as they come. */
const listen = async (key: string) => {
  const ending = new AbortController();
  const response = await fetch(`${controlPlane.url}/api/v1/live`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
    signal: ending.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events: unknown[] = [];
  const ended = { yet: false };
  const read = async () => {
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages)
        if (message.startsWith('data: ')) events.push(JSON.parse(message.slice('data: '.length)));
    }
  };
  read().then(
    () => (ended.yet = true),
    () => {},
  );
  return { events, ended, end: () => ending.abort() };
};

describe('the live stream', () => {
  it("carries kinds and ids of the workspace's own changes, once they are committed, and nothing else", async () => {
    // the release is found, and announced, before anybody listens
    await controlPlane.call(ours.keys.viewer, 'GET', '/api/v1/releases');
    const [we, they] = [await listen(ours.keys.viewer), await listen(theirs.keys.viewer)];
    const { body: link } = await controlPlane.call<Link>(ours.keys.owner, 'POST', '/api/v1/links', {
      region: 'us-east-1',
    });
    const broken = db.transaction().execute(async (trx) => {
      await announce(trx, ours.id, 'link', 'never');
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await announce(db, null, 'release', '1.5.5');
    await eventually(() => expect(they.events).toEqual([{ kind: 'release', id: '1.5.5' }]));
    expect(we.events).toEqual([
      { kind: 'link', id: link.id },
      { kind: 'release', id: '1.5.5' },
    ]);
    we.end();
    they.end();
  });

  it('ends without another word once its key is revoked and a minute has gone', async () => {
    const keys = '/api/v1/api-keys';
    const { body: key } = await controlPlane.call<{ id: string; secret: string }>(ours.keys.owner, 'POST', keys, {
      name: 'short-lived',
      role: 'viewer',
    });
    const [revoked, kept] = [await listen(key.secret), await listen(ours.keys.viewer)];
    await controlPlane.call(ours.keys.owner, 'DELETE', `${keys}/${key.id}`);
    controlPlane.clock.advance(61_000);
    await announce(db, ours.id, 'link', 'after');
    await eventually(() => expect(revoked.ended.yet).toBe(true));
    await eventually(() => expect(kept.events).toEqual([{ kind: 'link', id: 'after' }]));
    expect(revoked.events).toEqual([]);
    expect(kept.ended.yet).toBe(false);
    kept.end();
  });
});
