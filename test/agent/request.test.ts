import { describe, expect, it } from '@jest/globals';
import { askedAt, deadlineOf, listOf, readRequest, textOf } from '../../agent/request.ts';
import { checkPause, deliveryPause, isLastLook } from '../../agent/check-pause.ts';
import { makeRequest } from './make-request.ts';

const now = Date.UTC(2026, 10, 21, 3, 10, 0);

describe('a request', () => {
  it('was made when its URL was signed, not when it arrived', () => {
    const at = (date: string) => askedAt(makeRequest(`https://b/?X-Amz-Date=${date}&x=`), now);
    expect(at('20261121T030405Z')).toBe(Date.UTC(2026, 10, 21, 3, 4, 5));
    // a date that cannot be is not believed
    expect(at('20261121T031001Z')).toBe(now);
    expect(at('20251121T030405Z')).toBe(now);
    expect(askedAt(makeRequest('https://b/'), now)).toBe(now);
  });

  it.each([
    ['600', 420],
    ['3300', 3120],
    ['3600', 3120],
    [undefined, 3120],
    ['nonsense', 3120],
    ['120', 60],
  ])('with a ServiceTimeout of %s is answered within %d s', (ServiceTimeout, seconds) => {
    const request = makeRequest('https://b', { ResourceProperties: ServiceTimeout ? { ServiceTimeout } : {} });
    expect(deadlineOf(request, now)).toBe(now + seconds * 1000);
  });

  it('is read from what every release has sent', () => {
    expect(listOf({ Regions: ['a', ' b ', ''] }, 'Regions')).toEqual(['a', 'b']);
    expect(listOf({ Regions: 'a,b' }, 'Regions')).toEqual(['a', 'b']);
    expect(listOf({ Regions: '' }, 'Regions')).toEqual([]);
    expect(listOf({}, 'Regions')).toEqual([]);
    expect([textOf({ A: 5 }, 'A'), textOf({ A: true }, 'A'), textOf({ A: {} }, 'A')]).toEqual(['5', 'true', '']);
  });

  it.each([null, [], 'text', {}, { RequestType: 'Create' }, { RequestType: 'Drop', RequestId: '1' }])(
    'is not seen in %j',
    (event) => {
      expect(readRequest(event)).toBeUndefined();
    },
  );
});

describe('pauses', () => {
  it('between looks grow from 5 to 60 s, and leave one look for the last minute', () => {
    let left = 420_000;
    const pauses: number[] = [];
    let lastLooks = 0;
    for (let receives = 1; left > 0; receives += 1) {
      if (isLastLook(left)) lastLooks += 1;
      const pause = checkPause(receives, left);
      pauses.push(pause);
      left -= pause * 1000;
    }
    expect(pauses.slice(0, 8)).toEqual([5, 5, 10, 15, 20, 30, 45, 60]);
    expect(Math.max(...pauses)).toBe(60);
    expect(lastLooks).toBeGreaterThan(0);
  });

  it('of a delivery outlast fourteen days within the 200 receives that the queue allows', () => {
    const seconds = Array.from({ length: 199 }, (_, index) => deliveryPause(index + 1)).reduce((sum, one) => sum + one);
    expect(seconds).toBeGreaterThan(14 * 86_400);
  });
});
