import { datestampOf, SETTLING_MS } from '../../shared/papers/oai/datestamp.ts';
import { OaiFault } from '../../shared/papers/oai/fault.ts';
import { type OaiRecord, readIdentifier, recordHeader, recordXml } from '../../shared/papers/oai/record.ts';
import type { ListVerb, OaiRequest } from '../../shared/papers/oai/request.ts';
import { endOfPart, identity, metadataFormat, setOf } from '../../shared/papers/oai/response.ts';
import type { Markup } from '../../shared/papers/oai/xml.ts';
import { publishedPapers, workshopsWithPapers } from '../../shared/papers/paper.store.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { placeOf } from '../../shared/papers/publication-order.ts';
import { Refusal } from '../../shared/refusal.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { PublicContext } from './context.ts';
import { publishedPaper } from './published.ts';

interface At {
  /** The endpoint's own address. */
  readonly address: string;
  readonly pageSize: number;
  /** Epoch ms. */
  readonly now: number;
}

type ListOf<Verb> = Extract<OaiRequest, { verb: Verb }>;

/** What stands inside the verb's element. @throws OaiFault */
export async function oaiContent(context: PublicContext, request: OaiRequest, at: At): Promise<Markup[]> {
  switch (request.verb) {
    case 'Identify': {
      const [first] = await publishedPapers(context.table, { from: 0, before: at.now }, { limit: 1 });
      const place = first && placeOf(first);
      const earliest = place ? datestampOf(Date.parse(place.at)) : at.now;
      return identity(at.address, { adminEmail: context.adminEmail, earliest });
    }
    case 'ListMetadataFormats':
      if (request.identifier !== undefined) await recordAt(context, request.identifier, at.now);
      return [metadataFormat()];
    case 'GetRecord':
      return [recordXml(context.baseUrl, await recordAt(context, request.identifier, at.now))];
    case 'ListSets':
      return sets(context, request, at);
    case 'ListIdentifiers':
    case 'ListRecords':
      return records(context, request, at);
  }
}

async function sets({ table }: PublicContext, request: ListOf<'ListSets'>, { now, pageSize }: At): Promise<Markup[]> {
  const found = await workshopsWithPapers(table, { after: request.after, limit: pageSize + 1 });
  if (found.length === 0) throw nothing(request.cursor, 'noSetHierarchy', 'No workshop has published papers yet.');
  const shown = found.slice(0, pageSize);
  const workshops = await Promise.all(shown.map((id) => readWorkshop(table, id)));
  const after = found.length > pageSize ? shown.at(-1) : undefined;
  const cursor = request.cursor + shown.length;
  const next = after === undefined ? undefined : { verb: request.verb, after, issuedAt: now, cursor };
  return [...workshops.map(({ details }) => setOf(details)), ...endOfPart(request.cursor, next)];
}

async function records(
  { table, baseUrl }: PublicContext,
  request: ListOf<ListVerb>,
  { now, pageSize }: At,
): Promise<Markup[]> {
  const { verb, from, before, set, after, cursor } = request;
  const workshopId = set === undefined ? undefined : WorkshopIdSchema.safeParse(set).data;
  const until = Math.min(before ?? now + 1, now + 1);
  const found =
    set !== workshopId
      ? []
      : await publishedPapers(
          table,
          { from: (from ?? SETTLING_MS) - SETTLING_MS, before: until - SETTLING_MS, workshopId },
          { after, limit: pageSize + 1 },
        );
  if (found.length === 0) throw nothing(cursor, 'noRecordsMatch', 'No published paper matches this request.');
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  const place = last && placeOf(last);
  const next = place && {
    verb,
    ...{ from, before, set: workshopId },
    after: place,
    issuedAt: now,
    cursor: cursor + shown.length,
  };
  const asXml = verb === 'ListRecords' ? recordXml : recordHeader;
  const listed = await withWorkshops(table, shown);
  return [...listed.map((record) => asXml(baseUrl, record)), ...endOfPart(cursor, next)];
}

/** Each workshop is read once. */
async function withWorkshops(table: PublicContext['table'], papers: readonly Paper[]): Promise<OaiRecord[]> {
  const ids = [...new Set(papers.map(({ workshopId }) => workshopId))];
  const workshops = new Map(
    await Promise.all(ids.map(async (id) => [id, (await readWorkshop(table, id)).details] as const)),
  );
  return papers.flatMap((paper): OaiRecord[] => {
    const [version, workshop, { publishedAt }] = [newestVersion(paper), workshops.get(paper.workshopId), paper];
    return version && workshop && publishedAt ? [{ paper, version, publishedAt, workshop }] : [];
  });
}

async function recordAt({ table, baseUrl }: PublicContext, identifier: string, now: number): Promise<OaiRecord> {
  const named = readIdentifier(baseUrl, identifier);
  const found = named && (await publishedPaper(table, named.workshopId, named.paperId).catch(unlessNotFound));
  if (!found || datestampOf(Date.parse(found.publishedAt)) > now) {
    throw new OaiFault('idDoesNotExist', 'No published paper has this identifier.');
  }
  return { ...found, workshop: found.details };
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.reason !== 'not-found') throw error;
}

/** A list that a token goes on with had more when the token was given out. */
const nothing = (cursor: number, code: 'noRecordsMatch' | 'noSetHierarchy', message: string): OaiFault =>
  cursor === 0
    ? new OaiFault(code, message)
    : new OaiFault('badResumptionToken', 'Nothing follows any more. Please ask for the list anew.');
