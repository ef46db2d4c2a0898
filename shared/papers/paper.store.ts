import { Refusal } from '../refusal.ts';
import { keys } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import { type Paper, PaperSchema, type PaperState } from './paper.ts';

export const PaperItem: ItemType<Paper> = {
  schema: PaperSchema,
  debts: (paper) => paper.debts,
  index: (paper) => ({
    papersOf: `W#${paper.workshopId}`,
    paperSort: `${paper.state}#${paper.createdAt}#${paper.id}`,
  }),
};

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

/** A workshop's papers in one state, or in all; oldest first within a state. Read from the index: a moment behind. */
export async function papersOf(table: Table, workshopId: string, state?: PaperState): Promise<Paper[]> {
  const papers: Paper[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query({
      IndexName: 'papers',
      KeyConditionExpression: state ? 'papersOf = :of AND begins_with(paperSort, :state)' : 'papersOf = :of',
      ExpressionAttributeValues: { ':of': `W#${workshopId}`, ...(state && { ':state': `${state}#` }) },
      ...(start && { ExclusiveStartKey: start }),
    });
    papers.push(...items.map((item) => PaperSchema.parse(item)));
    start = next;
  } while (start);
  return papers;
}

function noSuchPaper(): never {
  throw new Refusal('not-found', 'There is no such paper here. Please check the address.');
}
