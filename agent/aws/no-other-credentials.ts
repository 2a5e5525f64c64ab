/**
 * Takes the place of the SDK's search for credentials in the bundle (files, SSO, metadata services, web identity): the
 * commander always hands its own to a client, and the search with its clients would be a sixth of what is shipped.
 */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('This client was made without credentials.');
};
