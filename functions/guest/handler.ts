import { environment } from '../../shared/environment.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { openLinkKeys } from '../../shared/people/link-keys.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { guestRoutes } from './routes.ts';

/** What the link of a paper's co-author or reviewer opens. */
const env = environment('TABLE_NAME', 'DOCUMENTS_BUCKET', 'LINK_KEYS_SECRET', 'BASE_URL');
const ring = await openLinkKeys(env.LINK_KEYS_SECRET);

export const handler = endpoint({
  baseUrl: env.BASE_URL,
  inVisitorsLanguage: true,
  routes: guestRoutes({
    table: new Table(env.TABLE_NAME),
    documents: openDocuments(env.DOCUMENTS_BUCKET),
    linkKeys: ring.keys,
    baseUrl: env.BASE_URL,
  }),
}).before(({ event }) => ring.meet(event));
