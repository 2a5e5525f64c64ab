// Members that many inputs have, and what becomes of them. Who expects which owner is seen to by onBucket.

/** Held against the body before an operation sees it, by checkBody. */
export const bodyDigests = ['ContentMD5', 'ChecksumAlgorithm'];

/** No bucket makes its readers pay here, and S3 does not mind who would. */
export const payer = ['RequestPayer'];

/** The key of SSE-C. */
export const customerKey = ['SSECustomerAlgorithm', 'SSECustomerKey', 'SSECustomerKeyMD5'];

/** What a listing tells more only of objects that were restored from an archive: here are none. */
export const restoreStatus = ['OptionalObjectAttributes'];
