import { startLocalAws } from '../../local-aws/server.ts';

const aws = await startLocalAws({ accounts: [{ id: '222222222222', name: 'customer' }] });
await aws.close();
