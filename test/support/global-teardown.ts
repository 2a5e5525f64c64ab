import { rm } from 'node:fs/promises';

type TestDatabase = { server: { close(): Promise<void> }; folder: string };

const globalTeardown = async (): Promise<void> => {
  const { server, folder } = (globalThis as unknown as { stackeryTestDatabase: TestDatabase }).stackeryTestDatabase;
  await server.close();
  await rm(folder, { recursive: true, force: true });
};

export default globalTeardown;
