import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { environment } from '../../shared/environment.ts';
import { documentsWhenUsed } from '../../shared/papers/documents.late.ts';
import { openLinkKeys } from '../../shared/people/link-keys.store.ts';
import { reportsWhenUsed } from '../../shared/report/report.late.ts';
import { Table } from '../../shared/store/table.store.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { scriptFile } from '../../shared/web/script-file.ts';
import { participantRoutes } from './routes.ts';

/** Seconds, as the stack's parameter WorkshopMemory says. */
const WorkshopMemorySchema = z.coerce.number().int().min(0).max(60);

/** What a participant's personal link opens: my page, feedback, SWOT, papers, actions; and how to get a new link. */
export async function open() {
  const env = environment(
    'TABLE_NAME',
    'DOCUMENTS_BUCKET',
    'LINK_KEYS_SECRET',
    'BASE_URL',
    'BALLOTS_TABLE',
    'WORKSHOP_MEMORY_SECONDS',
  );
  const ring = await openLinkKeys(env.LINK_KEYS_SECRET);
  const context = {
    table: new Table(env.TABLE_NAME).remembering(WorkshopMemorySchema.parse(env.WORKSHOP_MEMORY_SECONDS) * 1000),
    ballots: new Table(env.BALLOTS_TABLE),
    ballotScript: scriptFile('ballot', readFileSync(new URL('ballot.js', import.meta.url), 'utf8')),
    reports: reportsWhenUsed(env.DOCUMENTS_BUCKET),
    linkKeys: ring.keys,
    baseUrl: env.BASE_URL,
  };
  return endpoint({
    baseUrl: env.BASE_URL,
    inVisitorsLanguage: true,
    routes: participantRoutes(context, documentsWhenUsed(env.DOCUMENTS_BUCKET)),
  }).before(({ event }) => ring.meet(event));
}
