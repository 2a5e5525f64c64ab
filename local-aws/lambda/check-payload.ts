import { constraint, invalidRequestContent, requestTooLarge } from './lambda-error.ts';

const largestSync = 6_291_456;
const largestAsync = 1_048_576;
const values = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'";

export const checkPayload = (kind: string, payload: Uint8Array): void => {
  if (!['RequestResponse', 'Event', 'DryRun'].includes(kind)) {
    throw constraint('invocationType', kind, 'Member must satisfy enum value set: [Event, RequestResponse, DryRun]');
  }
  const limit = kind === 'Event' ? largestAsync : largestSync;
  if (payload.byteLength > limit) {
    throw requestTooLarge(`Request must be smaller than ${limit} bytes for the InvokeFunction operation`);
  }
  if (payload.byteLength === 0) return;
  // a byte a character: what is no JSON is described by its bytes
  const bytes = Buffer.from(payload).toString('latin1');
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw invalidRequestContent(
      `Could not parse request body into json: Could not parse payload into json: ${faultOf(bytes)}`,
    );
  }
};

/** In the words of the parser that Lambda uses; of a document that only breaks further in, that it has no end. */
const faultOf = (bytes: string): string => {
  const start = bytes.length - bytes.trimStart().length;
  const token = /^[A-Za-z_$][\w$]*/.exec(bytes.slice(start))?.[0];
  if (token !== undefined && !['null', 'true', 'false'].includes(token)) {
    const end = start + token.length;
    if (isForeign(bytes[end])) {
      return `Invalid UTF-8 start byte 0x${code(bytes[end]).toString(16)}${at(bytes, end + 1)}`;
    }
    return `Unrecognized token '${token}': was expecting (${values})${at(bytes, end)}`;
  }
  const [, before, wrong] = /^(\s*\{\s*)([^"}\s])/.exec(bytes) ?? [];
  if (before !== undefined) {
    return `Unexpected character (${named(wrong)}): was expecting double-quote to start field name${at(bytes, before.length)}`;
  }
  if (!/["{[\d-]/.test(bytes[start] ?? '')) {
    return `Unexpected character (${named(bytes[start])}): expected a valid value (${values})${at(bytes, start)}`;
  }
  const kind = bytes[start] === '[' ? 'Array' : 'Object';
  return `Unexpected end-of-input: expected close marker for ${kind} (start marker at${at(bytes, start).slice(4)})${at(bytes, bytes.length)}`;
};

const code = (character = ''): number => character.charCodeAt(0);
const isForeign = (character = ''): boolean => code(character) > 0x7f;

const named = (character = ''): string => {
  const isControl = code(character) < 0x20 || (code(character) > 0x7e && code(character) < 0xa0);
  return isControl ? `(CTRL-CHAR, code ${code(character)})` : `'${character}' (code ${code(character)})`;
};

const at = (bytes: string, offset: number): string => {
  const lines = bytes.slice(0, offset).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return `\n at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: ${lines.length}, column: ${column}]`;
};
