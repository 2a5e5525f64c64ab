import { setTimeout as wait } from 'node:timers/promises';
import { AwsError } from './aws-error.ts';
import type { DispatchRequest } from './world.ts';

/** Which calls a fault hits: every field given must match; `count` hits and it is spent. */
export type FaultMatch = {
  service?: string;
  operation?: string;
  account?: string;
  region?: string;
  count?: number;
};
export type Fault = FaultMatch &
  (
    | { kind: 'error'; code: string; message: string; status?: number }
    /** Real milliseconds before the work; with `jitterMs`, more by a seeded random part of it. */
    | { kind: 'latency'; ms: number; jitterMs?: number; seed?: number }
    /** The work is done, and the connection breaks before the answer. */
    | { kind: 'lost-answer' }
    /** Before the work something else happens, or something is waited for. */
    | { kind: 'beforehand'; run: (call: FaultTarget) => void | Promise<void> }
    /** Between the work and its answer something else happens: a function is killed, another request comes, time passes. */
    | { kind: 'meanwhile'; run: (call: FaultTarget) => void | Promise<void> }
  );

export type FaultTarget = Pick<DispatchRequest, 'service' | 'operation' | 'account' | 'region' | 'principal' | 'input'>;

export type Faults = {
  /** Returns what takes the fault away again. */
  add(fault: Fault): () => void;
  clear(): void;
  before(target: FaultTarget): Promise<void>;
  after(target: FaultTarget): Promise<void>;
};

/** Thrown after the work of a call whose answer gets lost. */
export class AnswerLost extends Error {}

/** mulberry32: small, seeded, the same on every machine. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Armed = { fault: Fault; left: number; random: () => number };

const fields = ['service', 'operation', 'account', 'region'] as const;

export const createFaults = (): Faults => {
  const armed = new Set<Armed>();

  const hits = (target: FaultTarget, kinds: Fault['kind'][]): Armed[] =>
    [...armed].filter(
      ({ fault }) =>
        kinds.includes(fault.kind) &&
        fields.every((field) => fault[field] === undefined || fault[field] === target[field]),
    );

  const spend = (entry: Armed) => {
    if (--entry.left <= 0) armed.delete(entry);
  };

  return {
    add(fault) {
      const entry = { fault, left: fault.count ?? Infinity, random: seeded('seed' in fault ? (fault.seed ?? 1) : 1) };
      armed.add(entry);
      return () => void armed.delete(entry);
    },
    clear: () => armed.clear(),
    async before(target) {
      if (armed.size === 0) return;
      for (const entry of hits(target, ['latency', 'beforehand', 'error'])) {
        const { fault } = entry;
        spend(entry);
        if (fault.kind === 'latency') await wait(fault.ms + entry.random() * (fault.jitterMs ?? 0));
        if (fault.kind === 'beforehand') await fault.run(target);
        if (fault.kind === 'error') throw new AwsError(fault.code, fault.message, fault.status ?? 400);
      }
    },
    async after(target) {
      if (armed.size === 0) return;
      for (const entry of hits(target, ['meanwhile'])) {
        spend(entry);
        if (entry.fault.kind === 'meanwhile') await entry.fault.run(target);
      }
      const [entry] = hits(target, ['lost-answer']);
      if (entry === undefined) return;
      spend(entry);
      throw new AnswerLost(`The answer to ${target.service}:${target.operation} was lost.`);
    },
  };
};
