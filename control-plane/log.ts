import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

const secretNames = [
  'authorization',
  'cookie',
  'externalId',
  'external_id',
  'next_external_id',
  'token',
  'securityToken',
  'signature',
  'secret',
  'password',
  'responseUrl',
  'ResponseURL',
];

/** Secrets are masked here, whoever logs them: at the top, and up to three objects deep. */
export const createLog = (level: LogLevel, to: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      redact: {
        paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
        censor: '[masked]',
      },
    },
    to,
  );
