import { describe, expect, it } from '@jest/globals';
import { answerUrl } from '../../agent/response-url.ts';
import { makeRequest } from './make-request.ts';

const bucket = 'cloudformation-custom-resource-response';
const allowed = (url: string, endpoint?: string, region = 'eu-west-1'): boolean => {
  const StackId = `arn:aws:cloudformation:${region}:222222222222:stack/x/1`;
  return answerUrl(makeRequest('', { ResponseURL: url, StackId }), endpoint) !== undefined;
};

describe('on AWS the answer goes', () => {
  it.each([
    ['us-east-1', `https://${bucket}-useast1.s3.amazonaws.com/a?b`],
    ['eu-west-1', `https://${bucket}-euwest1.s3-eu-west-1.amazonaws.com/a?b`],
    ['eu-central-1', `https://${bucket}-eucentral1.s3.eu-central-1.amazonaws.com/a?b`],
    ['cn-north-1', `https://${bucket}-cnnorth1.s3.cn-north-1.amazonaws.com.cn/a?b`],
  ])('to the response bucket of %s', (region, url) => {
    expect(allowed(url, undefined, region)).toBe(true);
  });

  it.each([
    ["another region's bucket", `https://${bucket}-useast1.s3.amazonaws.com/a`],
    ['a bucket of somebody else', 'https://my-bucket.s3.eu-west-1.amazonaws.com/a'],
    ['a host that only begins like it', `https://${bucket}-euwest1.s3.amazonaws.com.evil.example/a`],
    ['a host with it in the path', `https://evil.example/${bucket}-euwest1.s3.amazonaws.com`],
    ['a host behind a user name', `https://${bucket}-euwest1.s3.amazonaws.com@evil.example/a`],
    ['a port of its own', `https://${bucket}-euwest1.s3.amazonaws.com:8443/a`],
    ['plain http', `http://${bucket}-euwest1.s3.amazonaws.com/a`],
    ['loopback', 'http://127.0.0.1:4566/a'],
    ['the metadata service', 'http://169.254.169.254/latest'],
    ['a file', 'file:///etc/passwd'],
    ['nothing', ''],
  ])('never to %s', (_what, url) => {
    expect(allowed(url)).toBe(false);
  });
});

describe('with an endpoint configured the answer goes', () => {
  it('to that endpoint', () => {
    expect(allowed('http://127.0.0.1:4566/x', 'http://127.0.0.1:4566')).toBe(true);
    expect(allowed('https://aws.internal:8443/x', 'https://aws.internal:8443')).toBe(true);
    expect(allowed('http://aws.internal:8080/x', 'http://aws.internal:8080')).toBe(true);
  });

  it('to another name or port of this machine, when the endpoint is on this machine', () => {
    expect(allowed('http://localhost:4567/x', 'http://127.0.0.1:4566')).toBe(true);
    expect(allowed('http://[::1]:4566/x', 'http://localhost:4566')).toBe(true);
  });

  it('never elsewhere, and never in the clear when the calls to AWS are not', () => {
    expect(allowed('https://evil.example/x', 'http://127.0.0.1:4566')).toBe(false);
    expect(allowed('http://127.0.0.1:4566/x', 'https://aws.internal:8443')).toBe(false);
    expect(allowed('http://aws.internal:8443/x', 'https://aws.internal:8443')).toBe(false);
    expect(allowed('http://127.0.0.1:8080/x', 'http://aws.internal:8080')).toBe(false);
    expect(allowed('http://169.254.169.254/latest', 'http://aws.internal:8080')).toBe(false);
  });
});
