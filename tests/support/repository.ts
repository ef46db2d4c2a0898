import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicRoutes } from '../../functions/public/routes.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { SETTLING_MS } from '../../shared/papers/oai/datestamp.ts';
import { changePaper, PaperItem } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { withdraw } from '../../shared/papers/withdraw.ts';
import { keys } from '../../shared/store/keys.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { browserLike } from './browser-like.ts';
import { aPaper, aVersion, aWorkshop, DAY, LINK_KEYS, T0 } from './fixtures.ts';
import { startTable } from './table.ts';

/**
 * 250 papers of three workshops, one a minute, behind the public routes and a plain HTTP server: for harvesters that speak HTTP
 * and nothing else. Papers come and go while it is open, and the clock is the test's.
 */

const WORKSHOPS = ['small', 'small-2', 'another'] as const;
const MINUTE = 60_000;
export const PAPERS = 250;

export async function startRepository() {
  const engine = await startTable();
  const clock = { now: T0 + 30 * DAY };
  /** What happens, once, before a harvester gets the next part of a list. */
  let between: (() => Promise<void>) | undefined;
  const server = createServer(async (request, response) => {
    if (request.url?.includes('resumptionToken=')) {
      const happens = between;
      between = undefined;
      await happens?.();
    }
    const { status, headers, body } = await browser.send(request.url ?? '/', {
      now: clock.now,
      headers: { accept: '*/*' },
    });
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = browserLike(
    publicRoutes({
      table: engine.table,
      documents: openDocuments('no-bucket'),
      baseUrl,
      linkKeys: LINK_KEYS,
      adminEmail: 'us@example.org',
    }),
  );
  const workshopOf = (n: number): string => WORKSHOPS[n % WORKSHOPS.length] ?? '';
  const paperOf = (n: number): Paper => {
    const version = aVersion(1, n);
    const metadata = { ...version.metadata, title: `Paper ${n}: <রূপকল্প ২০২১> & "more"`, language: 'bn' as const };
    return aPaper({
      id: `paper-${n}`,
      workshopId: workshopOf(n),
      personId: `person-${n % 7}`,
      state: 'published',
      versions: [{ ...version, metadata: { ...metadata, licence: 'CC-BY-4.0' } }],
      publishedAt: new Date(T0 + n * MINUTE).toISOString(),
    });
  };
  const put = (paper: Paper) =>
    engine.table.insert(PaperItem, keys.paper(paper.workshopId, paper.personId, paper.id), paper);
  for (const id of WORKSHOPS) await engine.table.insert(WorkshopItem, keys.workshop(id), aWorkshop({ id }));
  for (let n = 0; n < PAPERS; n += 1) await put(paperOf(n));

  return {
    /** The endpoint, for a harvester. */
    address: `${baseUrl}/oai`,
    clock,
    identifierOf: (n: number): string => `oai:127.0.0.1:${workshopOf(n)}/paper-${n}`,
    workshopOf,
    browser,
    table: engine.table,
    beforeTheNextPart(happens: () => Promise<void>): void {
      between = happens;
    },
    async publish(n: number): Promise<void> {
      await put({ ...paperOf(n), publishedAt: new Date(clock.now).toISOString() });
    },
    async withdraw(n: number): Promise<void> {
      const by = { kind: 'staff', email: 'organiser@example.org' } as const;
      await changePaper(engine.table, paperOf(n), (found) => withdraw(found, by, 'A mistake.', clock.now));
    },
    /** Until harvesters are told of what has happened up to now. */
    settle(): void {
      clock.now += SETTLING_MS + MINUTE;
    },
    async stop(): Promise<void> {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await engine.stop();
    },
  };
}
export type Repository = Awaited<ReturnType<typeof startRepository>>;
