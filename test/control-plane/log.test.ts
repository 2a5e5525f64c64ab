import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { createLog } from '../../control-plane/log.ts';

describe('the log', () => {
  it('masks secrets, whoever logs them and however deep they are', () => {
    const lines: string[] = [];
    const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
    const log = createLog('info', sink);
    log.info({ externalId: 'leak-1', link: { external_id: 'leak-2', next_external_id: 'leak-3' } }, 'A link.');
    log.info({ req: { headers: { authorization: 'Bearer leak-4', cookie: 'leak-5' } } }, 'A request.');
    log.info({ body: { proof: { signature: 'leak-6', securityToken: 'leak-7' } }, token: 'leak-8' }, 'A session.');
    log.info({ event: { ResponseURL: 'https://leak-9' }, key: { secret: 'leak-10' } }, 'A key.');
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toContain('leak');
    expect(lines.join('')).toContain('[masked]');
  });
});
