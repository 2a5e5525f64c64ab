import type { Plugin } from 'esbuild';

/**
 * Kinesis' client speaks HTTP/2 by default, for subscriptions that the agent has not; for the sake of one call every request
 * would wait until Node.js has loaded it. All of AWS's APIs are served over HTTP/1.1.
 */
export const http1Only: Plugin = {
  name: 'http-1-only',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node-http-handler[\\/]dist-es[\\/]node-http2-handler\.js$/ }, () => ({
      contents: "export { NodeHttpHandler as NodeHttp2Handler } from './node-http-handler';",
      loader: 'js',
    })),
};
