import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../control-plane/config.ts';

const enough = { STACKERY_RELEASES_BUCKET: 'releases', AWS_REGION: 'eu-central-1' };

describe('the configuration', () => {
  it('lists everything that is missing or wrong in one error', () => {
    const read = () =>
      readConfig({
        PORT: 'many',
        LOG_LEVEL: 'loud',
        STACKERY_EVENT_DAYS: '0',
        DATABASE_URL: 'mysql://x',
        STACKERY_PUBLIC_URL: 'stackery',
      });
    expect(read).toThrow(
      [
        'The configuration is not complete:',
        '  - DATABASE_URL is not a postgres or postgresql URL.',
        '  - PORT is not a port number from 0 to 65535.',
        '  - STACKERY_PUBLIC_URL is not an https or http URL.',
        '  - STACKERY_RELEASES_BUCKET is missing: the name before "-<region>" of the buckets with your releases.',
        '  - LOG_LEVEL is loud, not one of fatal, error, warn, info, debug, trace, silent.',
        '  - STACKERY_EVENT_DAYS is not a number of days from 1 to 3650.',
        '  - AWS_DEFAULT_REGION is missing: set it, or AWS_REGION, to the region we call AWS from.',
      ].join('\n'),
    );
  });

  it.each(['true', '*', '0.0.0.0/0', '::/0', '10.0.0.0/33', 'proxy.example.com', '10.0.0.0/24/8', '1'])(
    'trusts no proxy by the name of %s',
    (proxies) => {
      const read = () => readConfig({ ...enough, STACKERY_TRUST_PROXY: `127.0.0.1, ${proxies}` });
      expect(read).toThrow(`STACKERY_TRUST_PROXY names ${proxies}, not an address`);
    },
  );

  it('trusts the proxies that are named, and none by default', () => {
    const proxies = '10.0.0.7, 10.1.0.0/16,fd00::/8';
    expect(readConfig({ ...enough, STACKERY_TRUST_PROXY: proxies }).trustProxy).toEqual(proxies.split(/, ?/));
    expect(readConfig(enough).trustProxy).toEqual([]);
  });

  it('needs no more than the releases bucket and a region', () => {
    expect(readConfig(enough)).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined });
  });

  it('asks STS where the AWS SDK would', () => {
    const both = { ...enough, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:2/' };
    expect(readConfig(both).aws.stsEndpoint).toBe('http://127.0.0.1:2');
    expect(readConfig(enough).aws.stsEndpoint).toBeUndefined();
  });
});
