import { environment } from '../../shared/environment.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { openLinkKeys } from '../../shared/people/link-keys.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { publicRoutes } from './routes.ts';

/** What everyone may see: the home page, published papers and their harvesting. It also answers for every address that does not exist. */
const env = environment('TABLE_NAME', 'DOCUMENTS_BUCKET', 'BASE_URL', 'MAIL_FROM', 'LINK_KEYS_SECRET');
const ring = await openLinkKeys(env.LINK_KEYS_SECRET);

export const handler = endpoint({
  baseUrl: env.BASE_URL,
  routes: publicRoutes({
    table: new Table(env.TABLE_NAME),
    documents: openDocuments(env.DOCUMENTS_BUCKET),
    baseUrl: env.BASE_URL,
    linkKeys: ring.keys,
    adminEmail: env.MAIL_FROM,
  }),
}).before(({ event }) => ring.meet(event));
