import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { KeySchema, keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { type Paper, PaperSchema } from './paper.ts';
import { lineOf, sortKeyOf } from './paper-line.ts';
import {
  afterWorkshop,
  byDate,
  byWorkshop,
  keyRange,
  type Place,
  placeOf,
  type Selection,
} from './publication-order.ts';

export const PaperItem: ItemType<Paper> = {
  schema: PaperSchema,
  debts: (paper) => paper.debts,
  index: (paper) => ({
    papersOf: `W#${paper.workshopId}`,
    paperSort: sortKeyOf(paper),
    paperLine: lineOf(paper),
    ...publicationIndexes(paper),
  }),
};

/** Published papers of all workshops stand in two sparse indexes, by date and by workshop, in one partition of each. */
const PUBLISHED = 'PUBLISHED';

function publicationIndexes(paper: Paper): Record<string, string> {
  const place = placeOf(paper);
  if (!place) return {};
  return {
    publications: PUBLISHED,
    publishedByDate: byDate(place),
    publishedIn: byWorkshop(place),
    paperAt: addressIn(paper.workshopId, paper.id),
  };
}

/** As in its public address, which does not name its author. */
const addressIn = (workshopId: string, paperId: string): string => `${workshopId}/${paperId}`;

/** @throws Refusal `not-found` */
export async function readPaper(table: Table, workshopId: string, personId: string, paperId: string): Promise<Paper> {
  return (await table.read(PaperItem, keys.paper(workshopId, personId, paperId))) ?? noSuchPaper();
}

/** Changes a paper; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changePaper(
  table: Table,
  paper: Pick<Paper, 'workshopId' | 'personId' | 'id'>,
  decide: (paper: Paper) => Paper,
): Promise<Paper> {
  const key = keys.paper(paper.workshopId, paper.personId, paper.id);
  return (await table.change(PaperItem, key, decide)) ?? noSuchPaper();
}

/**
 * The paper that is, or was, published at an address. The index says under which key; the paper is read as it stands now, so
 * that one that was withdrawn is not shown a moment longer. Of two with one id, which only somebody who forges ids can make,
 * the first begun is meant.
 */
export async function paperAt(table: Table, workshopId: string, paperId: string): Promise<Paper | undefined> {
  const { items } = await table.query({
    IndexName: 'paperAt',
    KeyConditionExpression: 'paperAt = :at',
    ExpressionAttributeValues: { ':at': addressIn(workshopId, paperId) },
    Limit: 10,
  });
  const papers = await Promise.all(items.map((item) => table.read(PaperItem, KeySchema.parse(item))));
  return papers
    .filter((paper) => paper !== undefined && placeOf(paper) !== undefined)
    .toSorted((a, b) => (a?.createdAt ?? '').localeCompare(b?.createdAt ?? ''))[0];
}

/**
 * Published papers, first published first, beginning behind a place; at most `limit`. Read from an index: a moment behind.
 */
export async function publishedPapers(
  table: Table,
  selection: Selection,
  { after, limit }: { readonly after?: Place | undefined; readonly limit: number },
): Promise<Paper[]> {
  const range = keyRange(selection, after);
  if (!range) return [];
  const index = selection.workshopId === undefined ? 'publishedByDate' : 'publishedIn';
  const papers: Paper[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query({
      IndexName: index,
      KeyConditionExpression: `publications = :published AND ${index} BETWEEN :from AND :to`,
      ExpressionAttributeValues: { ':published': PUBLISHED, ':from': range[0], ':to': range[1] },
      Limit: limit - papers.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    papers.push(...items.map((item) => PaperSchema.parse(item)));
    start = next;
  } while (start && papers.length < limit);
  return papers;
}

/** Every paper of a workshop that is or was published before `before` (epoch ms), as `publishedPapers` lists them, page by page. */
export async function* everyPublication(table: Table, workshopId: string, before: number): AsyncGenerator<Paper> {
  let after: Place | undefined;
  do {
    const papers = await publishedPapers(table, { from: 0, before, workshopId }, { after, limit: PAGE });
    yield* papers;
    const last = papers.length === PAGE ? papers.at(-1) : undefined;
    after = last && placeOf(last);
  } while (after);
}

const PAGE = 100;

/** Workshops that have published papers, in the order of their ids: a look at the first paper of each, and no more. */
export async function workshopsWithPapers(
  table: Table,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const found: string[] = [];
  let behind = after;
  while (found.length < limit) {
    const { items } = await table.query({
      IndexName: 'publishedIn',
      KeyConditionExpression: `publications = :published${behind === undefined ? '' : ' AND publishedIn > :behind'}`,
      ExpressionAttributeValues: {
        ':published': PUBLISHED,
        ...(behind !== undefined && { ':behind': afterWorkshop(behind) }),
      },
      Limit: 1,
    });
    const [first] = items.map((item) => PaperSchema.parse(item));
    if (!first) break;
    found.push(first.workshopId);
    behind = first.workshopId;
  }
  return found;
}

function noSuchPaper(): never {
  throw new Refusal('not-found', 'There is no such paper here. Please check the address.');
}
