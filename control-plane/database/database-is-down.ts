// PostgreSQL's classes 08 (connection), 53 (out of resources) and 57P0x (shutting down), and the socket's own errors.
const codes = /^(08|53)[0-9A-Z]{3}$|^57P0[1-4]$|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const messages = /connection terminated|timeout exceeded when trying to connect|connection timeout/i;

/** True when the database, not the query, is the trouble. */
export const databaseIsDown = (error: Error & { code?: string }): boolean => {
  // a host with several addresses fails with all their errors together
  if (error instanceof AggregateError) return error.errors.some((each: Error) => databaseIsDown(each));
  return codes.test(error.code ?? '') || messages.test(error.message);
};
