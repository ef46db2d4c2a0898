import { startTable } from '../support/table.ts';

/** The engine of the tables in a process of its own, so that what it keeps is not taken for what the function keeps. */

const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const { connection } = await startTable(credentials);
process.send?.({ connection: { endpoint: connection.endpoint, region: connection.region, credentials } });
process.on('disconnect', () => process.exit(0));
