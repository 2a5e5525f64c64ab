import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentError } from '../../agent/agent-error.ts';
import { serveRequest } from '../../agent/custom-resource.ts';
import type { ResourceRequest } from '../../agent/request.ts';
import type { Resource } from '../../agent/resource.ts';
import { startResponseBucket, type ResponseBucket } from '../support/start-response-bucket.ts';
import { makeConfig, makeProgram, makeRequest, makeResource, stackId } from './make-request.ts';

let bucket: ResponseBucket;
beforeAll(async () => {
  bucket = await startResponseBucket();
});
afterEach(() => void bucket.bodies.splice(0));
afterAll(() => bucket.close());

const serve = async (resource: Partial<Resource>, request: Partial<ResourceRequest> = {}, remainingMs = 60_000) => {
  const program = makeProgram(bucket.url, makeResource(resource));
  await serveRequest(program, makeRequest(bucket.url, request), remainingMs);
  return { program, answers: bucket.answers() };
};
const only = (answers: Record<string, unknown>[]): Record<string, unknown> => {
  expect(answers).toHaveLength(1);
  return answers[0] ?? {};
};
const fails = async (): Promise<never> => {
  throw new AgentError('thing_refused', 'The thing was refused.', 'Ask for another.');
};

describe('what is answered', () => {
  it('is SUCCESS with the id that the resource chose and the data that it made', async () => {
    const { answers } = await serve({ create: async () => ({ data: { Url: 'https://x' }, noEcho: true }) });
    expect(only(answers)).toEqual({
      Status: 'SUCCESS',
      Reason: '',
      PhysicalResourceId: 'thing-1',
      StackId: stackId,
      RequestId: 'b7c1f2d0-1111-4222-8333-444444444444',
      LogicalResourceId: 'Thing',
      NoEcho: true,
      Data: { Url: 'https://x' },
    });
  });

  it('is FAILED with a sentence, a hint and a code, and a marker for an id, when a Create fails', async () => {
    const answer = only((await serve({ create: fails })).answers);
    expect(answer['Status']).toBe('FAILED');
    expect(answer['Reason']).toBe('The thing was refused. Ask for another. (code: thing_refused)');
    expect(answer['PhysicalResourceId']).toBe('stackery:create-failed:b7c1f2d0-1111-4222-8333-444444444444');
  });

  it('keeps the id that it was given when an Update or a Delete fails', async () => {
    for (const [RequestType, change] of [
      ['Update', { update: fails }],
      ['Delete', { delete: fails }],
    ] as const) {
      bucket.bodies.splice(0);
      const answer = only((await serve(change, { RequestType, PhysicalResourceId: 'thing-0' })).answers);
      expect([answer['Status'], answer['PhysicalResourceId']]).toEqual(['FAILED', 'thing-0']);
    }
  });

  it('keeps the id that it was given when an Update succeeds, though the resource would choose another now', async () => {
    const answer = only((await serve({}, { RequestType: 'Update', PhysicalResourceId: 'thing-0' })).answers);
    expect(answer['PhysicalResourceId']).toBe('thing-0');
  });

  it('tells of a replacement when an Update names another id, which a Delete never does', async () => {
    const named = async () => ({ physicalId: 'thing-2' });
    for (const [RequestType, id] of [
      ['Update', 'thing-2'],
      ['Delete', 'thing-0'],
    ] as const) {
      bucket.bodies.splice(0);
      const resource = { update: named, delete: named };
      const answer = only((await serve(resource, { RequestType, PhysicalResourceId: 'thing-0' })).answers);
      expect(answer['PhysicalResourceId']).toBe(id);
    }
  });

  it('never shows a stack trace or a secret of a URL', async () => {
    const create = async () => {
      throw new Error('no way to https://bucket.example/answer?X-Amz-Signature=secret');
    };
    const { answers, program } = await serve({ create });
    expect(only(answers)['Reason']).toBe('Error: no way to https://bucket.example/*** (code: internal_error)');
    expect(JSON.stringify(answers)).not.toMatch(/\.ts:\d+/);
    expect(program.lines.join()).not.toContain('ResponseURL');
  });

  it('stays below 4,096 bytes and keeps its code, however long the reason and in whatever script', async () => {
    for (const character of ['x', '"', 'é', '漢', '😀', '\n']) {
      bucket.bodies.splice(0);
      const create = async () => {
        throw new AgentError('long_story', character.repeat(9000));
      };
      const answer = only((await serve({ create })).answers);
      expect(Buffer.byteLength(bucket.bodies[0] ?? '')).toBeLessThan(4096);
      expect(Buffer.byteLength(bucket.bodies[0] ?? '')).toBeGreaterThan(3800);
      expect(answer['Reason']).toMatch(/… \(code: long_story\)$/);
    }
  });

  it('is FAILED, not a silence, when the data cannot fit', async () => {
    const answer = only((await serve({ create: async () => ({ data: { Big: 'x'.repeat(5000) } }) })).answers);
    expect(answer['Reason']).toContain('answer_too_large');
  });
});

describe('a Delete', () => {
  it('of what a failed Create did not make succeeds and touches nothing', async () => {
    const answer = only(
      (await serve({ delete: fails }, { RequestType: 'Delete', PhysicalResourceId: 'stackery:create-failed:x' }))
        .answers,
    );
    expect([answer['Status'], answer['PhysicalResourceId']]).toEqual(['SUCCESS', 'stackery:create-failed:x']);
  });

  it('reaches a resource that goes by the stack, whatever id it is given', async () => {
    let reached = 0;
    const resource: Partial<Resource> = {
      deletesByStack: true,
      delete: async () => {
        reached += 1;
        return {};
      },
    };
    await serve(resource, { RequestType: 'Delete', PhysicalResourceId: 'stackery:create-failed:x' });
    await serve(resource, { RequestType: 'Delete', PhysicalResourceId: 'stackery-agent-Bootstrap-1A2B3C' });
    expect(reached).toBe(2);
  });

  it('of an unknown resource type succeeds, anything else asks for an update of the agent', async () => {
    const gone = only(
      (await serve({}, { ResourceType: 'Custom::New', RequestType: 'Delete', PhysicalResourceId: 'new-1' })).answers,
    );
    expect([gone['Status'], gone['PhysicalResourceId']]).toEqual(['SUCCESS', 'new-1']);
    bucket.bodies.splice(0);
    const made = only((await serve({}, { ResourceType: 'Custom::New' })).answers);
    expect(made['Status']).toBe('FAILED');
    expect(made['Reason']).toMatch(/Update the agent.*unknown_resource_type/);
  });
});

describe('only the agent stack', () => {
  const foreign = stackId.replace('stackery-agent', 'somebody-else');

  it('may register or bootstrap: another stack is refused', async () => {
    const answer = only((await serve({ agentStackOnly: true }, { StackId: foreign })).answers);
    expect(answer['Reason']).toContain('not_the_agent_stack');
  });

  it('may unregister or clean up: the Delete of another stack succeeds without doing anything', async () => {
    const answer = only(
      (
        await serve(
          { agentStackOnly: true, deletesByStack: true, delete: fails },
          { StackId: foreign, RequestType: 'Delete', PhysicalResourceId: 'x' },
        )
      ).answers,
    );
    expect(answer['Status']).toBe('SUCCESS');
  });
});

describe('the answer arrives', () => {
  it('after refusals and lost connections', async () => {
    bucket.refuse(503, 'hang up', 500);
    await serve({});
    expect(bucket.bodies).toHaveLength(4);
    expect(new Set(bucket.bodies).size).toBe(1);
  });

  it('once, though Lambda runs the function again after the answer', async () => {
    const ResponseURL = `${bucket.url}/twice`;
    let made = 0;
    const create: Resource['create'] = async () => ({ data: { Made: String((made += 1)) } });
    await Promise.all([serve({ create }, { ResponseURL }), serve({ create }, { ResponseURL })]);
    await serve({ create }, { ResponseURL });
    expect(bucket.accepted().filter(({ Data }) => (Data as { Made?: string }).Made !== undefined)).toHaveLength(1);
  });

  it.each([400, 403, 501])(
    'though the server does not take the condition that it be the first (%s)',
    async (status) => {
      bucket.refuse(status);
      const { answers } = await serve({}, { ResponseURL: `${bucket.url}/unconditional-${status}` });
      expect(answers).toHaveLength(2);
    },
  );

  it('before the function is out of time, when the resource never returns', async () => {
    let aborted = false;
    const create: Resource['create'] = (deps) =>
      new Promise(() => deps.signal.addEventListener('abort', () => (aborted = true)));
    const started = Date.now();
    const answer = only((await serve({ create }, {}, 2000)).answers);
    expect(Date.now() - started).toBeLessThan(1900);
    expect(answer['Reason']).toContain('out_of_time');
    expect(aborted).toBe(true);
  });

  it('as SUCCESS where a failure would wedge the stack', async () => {
    const answer = only(
      (
        await serve(
          { update: fails, insteadOfFailure: { Update: {} } },
          { RequestType: 'Update', PhysicalResourceId: 'thing-0' },
        )
      ).answers,
    );
    expect([answer['Status'], answer['PhysicalResourceId']]).toEqual(['SUCCESS', 'thing-0']);
  });

  it('when the settings of the function cannot be read', async () => {
    const readConfig = () => {
      throw new Error("The commander's environment lacks STACKERY_LINK_ID.");
    };
    await serveRequest(makeProgram(bucket.url, makeResource(), { readConfig }), makeRequest(bucket.url), 60_000);
    expect(only(bucket.answers())['Reason']).toContain('STACKERY_LINK_ID');
  });

  it('at once as FAILED when the work should go on later but the queue refuses', async () => {
    const config = makeConfig({ queueUrl: '' });
    const resource = makeResource({ create: async () => ({ later: 'x' }) });
    await serveRequest(
      makeProgram(bucket.url, resource, { readConfig: () => config }),
      makeRequest(bucket.url),
      60_000,
    );
    expect(only(bucket.answers())['Reason']).toContain('queue_unavailable');
  });

  it('nowhere else: a URL that is not of CloudFormation is neither answered nor logged', async () => {
    const program = makeProgram(bucket.url, makeResource());
    await serveRequest(program, makeRequest('https://attacker.example', {}), 60_000);
    expect(bucket.bodies).toHaveLength(0);
    expect(program.lines.join()).not.toContain('attacker.example');
  });
});
