import { expect, it } from '@jest/globals';
import { renderAnswer } from '../../agent/answer.ts';
import { readRegionStates, renderRegionStates, type RegionState } from '../../agent/region-states.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { makeRequest } from './make-request.ts';

const every = (reason: string): RegionState[] =>
  commercialRegions.map(({ name }) => ({ region: name, state: 'failed', reason }));

it.each(['x'.repeat(500), '"'.repeat(500), '漢'.repeat(500)])(
  'fits every region of the partition into one answer, whatever the reasons (%#)',
  (reason) => {
    const states = every(reason);
    const RegionStates = renderRegionStates(states);
    const body = renderAnswer(makeRequest('https://bucket.example'), {
      status: 'SUCCESS',
      physicalId: 'stackery:regions:6f1c2b3a-0000-4000-8000-000000000001',
      data: { RegionStates, ReadyRegions: '34' },
    });
    expect(Buffer.byteLength(body)).toBeLessThan(4096);
    expect(JSON.parse(body)).toMatchObject({ Status: 'SUCCESS' });
    expect(readRegionStates(RegionStates).map(({ region }) => region)).toEqual(states.map(({ region }) => region));
  },
);

it('keeps reasons whole while there is room', () => {
  const states: RegionState[] = [{ region: 'eu-west-1', state: 'failed', reason: 'AWS answered: no.' }];
  expect(readRegionStates(renderRegionStates(states))).toEqual(states);
});

it.each(['', 'null', '{}', '[1]', '[{"region":"x","state":"sleeping"}]'])('reads nothing out of %s', (text) => {
  expect(readRegionStates(text)).toEqual([]);
});
