import { strToU8, type Zippable } from 'fflate';

/**
 * The module `cfn-response`, which CloudFormation puts beside code that stands in a template and asks for it:
 * it sends the answer of a custom resource, and ends the invocation.
 */
const source = `'use strict';
const http = require('http');
const https = require('https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = (event, context, Status, Data, physicalResourceId, noEcho) =>
  new Promise((resolve) => {
    const { StackId, RequestId, LogicalResourceId } = event;
    const body = JSON.stringify({
      Status,
      Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
      PhysicalResourceId: physicalResourceId || context.logStreamName,
      StackId,
      RequestId,
      LogicalResourceId,
      NoEcho: noEcho || false,
      Data,
    });
    console.log('Response body:\\n', body);
    const end = (text) => {
      console.log(text);
      if (context.done) context.done();
      resolve();
    };
    const url = new URL(event.ResponseURL);
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const request = (url.protocol === 'http:' ? http : https).request(url, { method: 'PUT', headers }, (answer) => {
      answer.resume();
      end('Status code: ' + answer.statusCode);
    });
    request.on('error', (error) => end('send(..) failed executing https.request(..): ' + error.message));
    request.end(body);
  });
`;

const asked = /require\(\s*(['"`])cfn-response\1\s*\)/;

export const cfnResponseFor = (inline: string): Zippable =>
  asked.test(inline) ? { 'cfn-response.js': strToU8(source) } : {};
