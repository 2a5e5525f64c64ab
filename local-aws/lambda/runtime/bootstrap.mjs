// Runs inside the child process of a function, by plain node: what the managed Node.js runtime is in AWS.
// Arguments: how far AWS's clock is ahead of the machine's, in milliseconds.
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

let clockOffset = Number(process.argv[2] ?? 0);
let requestId;

// The parent holds this pipe open for its whole life, and says here when the clock was moved. When it is gone, so are we.
process.stdin.on('data', (data) => {
  const last = data.toString().trim().split('\n').at(-1);
  if (last) clockOffset = Number(last);
});
process.stdin.on('close', () => process.exit(1));
process.stdin.unref();

const MachineDate = Date;
const awsNow = () => MachineDate.now() + clockOffset;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [awsNow()] : args, newTarget),
  apply: () => new MachineDate(awsNow()).toString(),
  get: (target, key) => (key === 'now' ? awsNow : Reflect.get(target, key)),
});

// One stream in the order of writing; a line break inside a message travels as \r, as in AWS's own runtime.
process.stderr.write = process.stdout.write.bind(process.stdout);
for (const [method, level] of Object.entries({
  log: 'INFO',
  info: 'INFO',
  debug: 'DEBUG',
  warn: 'WARN',
  error: 'ERROR',
  trace: 'TRACE',
})) {
  console[method] = (...values) => logLine(level, format(...values));
}
const logLine = (level, message) =>
  process.stdout.write(
    `${new Date().toISOString()}\t${requestId ?? 'undefined'}\t${level}\t${message.replace(/\n/g, '\r')}\n`,
  );

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const send = (method, path, body, headers = {}) =>
  new Promise((done, fail) => {
    const outgoing = request(`${api}${path}`, { method, agent, headers }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('end', () => done({ headers: incoming.headers, body: Buffer.concat(chunks) }));
      incoming.on('error', fail);
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    Object.defineProperty(this, 'name', { value: name });
    this.stack = this.stack.replace(/^Error/, name);
  }
}

// A stack shows the places that code has in AWS.
const stackOf = (error) =>
  String(error.stack)
    .replaceAll(process.env.LAMBDA_TASK_ROOT, '/var/task')
    .replaceAll(import.meta.url, 'file:///var/runtime/index.mjs')
    .split('\n');

const describe = (error) =>
  error instanceof Error || (typeof error === 'object' && error !== null && 'stack' in error && 'message' in error)
    ? { errorType: error.name, errorMessage: error.message, trace: stackOf(error) }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

const post = (path, error) => {
  const description = describe(error);
  return send('POST', path, JSON.stringify(description), {
    'content-type': 'application/json',
    'lambda-runtime-function-error-type': description.errorType,
  });
};

const isModulePackage = (folder) => {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).type === 'module';
    if (dirname(at) === at) return false;
  }
};

const loadModule = async (path) => {
  const file = ['.js', '.mjs', '.cjs'].map((ending) => path + ending).find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${basename(path)}'`);
  }
  try {
    return file.endsWith('.mjs') || (file.endsWith('.js') && isModulePackage(dirname(file)))
      ? await import(pathToFileURL(file).href)
      : createRequire(file)(file);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('Runtime.UserCodeSyntaxError', String(error));
    if (['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(error?.code)) {
      throw new RuntimeError('Runtime.ImportModuleError', `Error: ${error.message}`);
    }
    throw error;
  }
};

// Until Node.js 24 a handler may answer by a callback.
const takesCallback = /nodejs2[02]\.x$/.test(process.env.AWS_EXECUTION_ENV);

const loadHandler = async () => {
  const name = process.env._HANDLER;
  const [, file, path] = /^([^.]*)\.(.+)$/.exec(basename(name)) ?? [];
  if (file === undefined) throw new RuntimeError('Runtime.MalformedHandlerName', `Bad handler '${name}'`);
  const loaded = await loadModule(resolve(process.env.LAMBDA_TASK_ROOT, dirname(name), file));
  const handler = path.split('.').reduce((value, key) => value?.[key], loaded);
  if (typeof handler !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (handler.length > 2 && !takesCallback) {
    throw new RuntimeError(
      'Runtime.CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later.',
    );
  }
  return handler;
};

const contextOf = (headers) => {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const clientContext = headers['lambda-runtime-client-context'];
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: clientContext && JSON.parse(clientContext),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
};

// Everything written so far belongs to this invocation: the parent waits for this line before it ends the log.
const endLog = () => process.stdout.write(`\0${requestId}\n`);

// As AWS logs an error: with all that it carries, also in what it carries.
const withMembers = (_key, value) => {
  if (!(value instanceof Error)) return value;
  const shown = { errorType: value.name, errorMessage: value.message, code: value.code, ...value };
  return { ...shown, stack: stackOf(value) };
};

const logError = (what, error) => {
  let shown;
  try {
    shown = JSON.stringify(error, withMembers);
  } catch {
    shown = JSON.stringify(describe(error));
  }
  logLine('ERROR', `${what} \t${shown}`);
};

const fail = async (error, what = 'Invoke Error') => {
  logError(what, error);
  endLog();
  await post(`/invocation/${requestId}/error`, error);
};

const crash = async (what, error, status) => {
  if (requestId !== undefined) await fail(error, what).catch(() => {});
  process.exit(status);
};
process.on('uncaughtException', (error) => crash('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason, promise) => {
  const error = new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason));
  return crash('Unhandled Promise Rejection', Object.assign(error, { reason, promise }), 128);
});

let answerNothing = () => {};
process.on('beforeExit', () => answerNothing());

const call = (handler, event, context) => {
  if (!takesCallback) return handler(event, context);
  return new Promise((resolve, reject) => {
    const callback = (error, result) => (error === undefined || error === null ? resolve(result) : reject(error));
    // one that neither answers nor waits for anything any more has answered nothing
    answerNothing = () => resolve(null);
    Object.assign(context, { succeed: resolve, fail: reject, done: callback });
    const returned = handler(event, context, callback);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
  });
};

const main = async () => {
  let handler;
  try {
    handler = await loadHandler();
  } catch (error) {
    logError('Uncaught Exception', error);
    await post('/init/error', error);
    process.exit(1);
  }
  for (;;) {
    const { headers, body } = await send('GET', '/invocation/next');
    requestId = headers['lambda-runtime-aws-request-id'];
    clockOffset = Number(headers['lambda-runtime-clock-offset-ms']);
    process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
    let result;
    try {
      result = JSON.stringify(await call(handler, JSON.parse(body.toString() || 'null'), contextOf(headers))) ?? 'null';
    } catch (error) {
      await fail(error);
      continue;
    }
    endLog();
    await send('POST', `/invocation/${requestId}/response`, result, { 'content-type': 'application/json' });
  }
};

main().catch(() => process.exit(1));
