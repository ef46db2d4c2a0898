import { readFileSync } from 'node:fs';
import { environment } from '../../shared/environment.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { openLinkKeys } from '../../shared/people/link-keys.store.ts';
import { openReports } from '../../shared/report/report.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { scriptFile } from '../../shared/web/script-file.ts';
import { participantRoutes } from './routes.ts';

/** What a participant's personal link opens: my page, feedback, SWOT, papers, actions; and how to get a new link. */
const env = environment('TABLE_NAME', 'DOCUMENTS_BUCKET', 'LINK_KEYS_SECRET', 'BASE_URL', 'BALLOTS_TABLE');
const ring = await openLinkKeys(env.LINK_KEYS_SECRET);

const context = {
  table: new Table(env.TABLE_NAME),
  ballots: new Table(env.BALLOTS_TABLE),
  ballotScript: scriptFile('ballot', readFileSync(new URL('ballot.js', import.meta.url), 'utf8')),
  reports: openReports(env.DOCUMENTS_BUCKET),
  linkKeys: ring.keys,
  baseUrl: env.BASE_URL,
};

export const handler = endpoint({
  baseUrl: env.BASE_URL,
  inVisitorsLanguage: true,
  routes: participantRoutes(context, openDocuments(env.DOCUMENTS_BUCKET)),
}).before(({ event }) => ring.meet(event));
