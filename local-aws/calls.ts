/** One call as the log remembers it. */
export type LoggedCall = {
  at: number;
  requestId: string;
  service: string;
  operation: string;
  /** ARN, service name or `anonymous`. */
  principal: string;
  account: string;
  region: string;
  /** The service that called on the principal's behalf. */
  via: string | undefined;
  /** `none` where the operation needs no permission. */
  decision: 'allowed' | 'denied' | 'none';
  /** Policy and statement that decided. */
  statement: string | undefined;
  errorCode: string | undefined;
};

/** The last calls, oldest first. */
export type CallLog = {
  add(call: LoggedCall): void;
  list(filter?: Partial<LoggedCall>): LoggedCall[];
  /** How many calls there have been, also those no longer kept. */
  total(): number;
  clear(): void;
};

export const createCallLog = (limit = 20_000): CallLog => {
  let calls: LoggedCall[] = [];
  let total = 0;
  return {
    add(call) {
      total++;
      calls.push(call);
      // dropped by halves, so that adding stays cheap
      if (calls.length > limit) calls = calls.slice(-Math.floor(limit / 2));
    },
    list(filter = {}) {
      const wanted = Object.entries(filter) as [keyof LoggedCall, unknown][];
      return calls.filter((call) => wanted.every(([key, value]) => call[key] === value));
    },
    total: () => total,
    clear() {
      calls = [];
    },
  };
};
