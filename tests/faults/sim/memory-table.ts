import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { holdsFor, type KeyRange, keyRange } from './expressions.ts';
import type { Through } from './faults.ts';
import { sizeOf, stored } from './stored-item.ts';

/**
 * The table, as `Table` (shared/store/table.store.ts) uses it, as a plain immutable value: an item's attributes, frozen,
 * in one list sorted by key. A write makes a new list, so a state is kept and gone back to at no cost. That it answers as
 * a real engine does is shown by memory-table.test.ts.
 */
export type Item = Readonly<Record<string, unknown>>;

export interface TableState {
  /** Sorted by `pk`, then `sk`. */
  readonly rows: readonly Item[];
  /** What the indexes show: the rows, or, while they lag, the rows as they were. */
  readonly indexed: readonly Item[];
}

export const EMPTY_TABLE: TableState = { rows: [], indexed: [] };

/** The sparse indexes of infra/constructs/table.ts. */
const INDEXES: Readonly<Record<string, Index>> = {
  due: { hash: 'due', range: 'dueAt', shows: [] },
  papers: { hash: 'papersOf', range: 'paperSort', shows: ['paperLine'] },
  publishedByDate: { hash: 'publications', range: 'publishedByDate', shows: 'all' },
  publishedIn: { hash: 'publications', range: 'publishedIn', shows: 'all' },
  listed: { hash: 'listOf', range: 'listSort', shows: ['listLine'] },
  paperAt: { hash: 'paperAt', range: 'sk', shows: [] },
  audit: { hash: 'auditOf', range: 'auditAt', shows: 'all' },
};
const BASE: Index = { hash: 'pk', range: 'sk', shows: 'all' };

/** `shows`: what it has of an item besides keys. */
interface Index {
  readonly hash: string;
  readonly range: string;
  readonly shows: 'all' | readonly string[];
}

/** What ends a page of a query besides its own limit: the item with which it reaches a size, or so many items. */
interface Paging {
  readonly bytes?: number;
  readonly items?: number;
}
const DYNAMODB: Paging = { bytes: 1024 * 1024 };

interface Key {
  readonly pk: string;
  readonly sk: string;
}

interface PutInput {
  readonly Item?: Item | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
}

interface QueryInput {
  readonly IndexName?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
  readonly Limit?: number | undefined;
  readonly ExclusiveStartKey?: Item | undefined;
  readonly ConsistentRead?: boolean | undefined;
  readonly Select?: string | undefined;
}

/** Strings compare by UTF-16 unit here and by UTF-8 byte there: the same for every key that the product makes. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const string = (item: Item, name: string): string => String(item[name]);
const keyOf = (item: Item) => ({ pk: string(item, 'pk'), sk: string(item, 'sk') });

/** Where `key` stands in the sorted rows, or would stand. */
function place(rows: readonly Item[], key: Key): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle] as Item;
    if ((order(string(row, 'pk'), key.pk) || order(string(row, 'sk'), key.sk)) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function getItem({ rows }: TableState, key: Key): Item | undefined {
  const row = rows[place(rows, key)];
  return row && row.pk === key.pk && row.sk === key.sk ? row : undefined;
}

/** @throws ConditionalCheckFailedException, the SDK's own */
export function putItem(
  state: TableState,
  { Item, ConditionExpression, ExpressionAttributeValues }: PutInput,
): TableState {
  const item = stored(Item ?? {});
  const key = keyOf(item);
  const standing = getItem(state, key);
  if (!holdsFor(ConditionExpression, ExpressionAttributeValues ?? {}, standing)) {
    throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }
  const rows = state.rows.toSpliced(place(state.rows, key), standing ? 1 : 0, item);
  return { ...state, rows };
}

/** The state with its indexes up to date. */
export const caughtUp = (state: TableState): TableState =>
  state.indexed === state.rows ? state : { ...state, indexed: state.rows };

export interface Page {
  readonly Items: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

/** One page. An index answers from what it shows, which may lag; the table itself answers as it stands. */
export function query(state: TableState, input: QueryInput, paging: Paging = DYNAMODB): Page {
  const index = input.IndexName === undefined ? BASE : INDEXES[input.IndexName];
  if (!index) throw new Error(`The table has no index ${input.IndexName}.`);
  if (index !== BASE && input.ConsistentRead) throw new Error('Consistent reads are not supported on an index.');
  const range = keyRange(input.KeyConditionExpression ?? '', input.ExpressionAttributeValues ?? {});
  const found = matching(index === BASE ? state.rows : state.indexed, index, range);
  const items: Item[] = [];
  let bytes = 0;
  for (const item of index === BASE ? found : found.toSorted((a, b) => compare(index, a, b))) {
    if (input.ExclusiveStartKey && compare(index, item, input.ExclusiveStartKey) <= 0) continue;
    items.push(shownIn(index, item));
    if (paging.bytes) bytes += sizeOf(items.at(-1) ?? {});
    if (items.length === input.Limit || items.length === paging.items || (paging.bytes && bytes >= paging.bytes)) {
      return { Items: items, LastEvaluatedKey: keysIn(index, item) };
    }
  }
  return { Items: items };
}

function matching(rows: readonly Item[], index: Index, { hash, range }: KeyRange): readonly Item[] {
  if (hash.name !== index.hash || (range && range.name !== index.range))
    throw new Error('The key condition names other attributes than the index.');
  return rows.filter((row) => {
    const [is, sort] = [row[index.hash], row[index.range]];
    return is === hash.is && typeof sort === 'string' && (range === undefined || range.holds(sort));
  });
}

/** An index leaves open how equal sort keys are ordered; here by the table's own key. */
const compare = (index: Index, a: Item, b: Item): number =>
  order(string(a, index.range), string(b, index.range)) ||
  order(string(a, 'pk'), string(b, 'pk')) ||
  order(string(a, 'sk'), string(b, 'sk'));

const keysIn = (index: Index, item: Item): Item =>
  index === BASE ? keyOf(item) : { ...keyOf(item), [index.hash]: item[index.hash], [index.range]: item[index.range] };

const shownIn = (index: Index, item: Item): Item =>
  index.shows === 'all'
    ? item
    : {
        ...keysIn(index, item),
        ...Object.fromEntries(index.shows.filter((name) => name in item).map((name) => [name, item[name]])),
      };

/** Holds the table's state; whoever plays forward and back puts another state in. */
export interface TableHolder {
  table: TableState;
}

/** A command that took effect, and what was answered, whether or not anybody heard it. */
export type Seen =
  | { readonly does: 'get'; readonly input: GetCommand['input']; readonly answer: Item | undefined }
  | { readonly does: 'put'; readonly input: PutCommand['input']; readonly answer: 'written' | 'refused' }
  | { readonly does: 'query'; readonly input: QueryCommand['input']; readonly answer: readonly Item[] };

/**
 * What `Table` takes for a document client. Every call passes through `call`, which decides whether and how often it takes
 * effect; `lags` says of each query of an index whether the index is behind. `see` is told what took effect, but for what
 * an index answers that is behind.
 */
export function documentsOf(
  holder: TableHolder,
  call: Through = async (_label, _kind, effect) => effect(false),
  {
    lags = () => false,
    paging = DYNAMODB,
    see = () => undefined,
  }: { lags?: () => boolean; paging?: Paging; see?: (seen: Seen) => void } = {},
): DynamoDBDocumentClient {
  const send = (command: unknown): Promise<unknown> => {
    if (command instanceof GetCommand) {
      const key = keyOf(command.input.Key ?? {});
      return call(`GetItem ${kindOf(key.sk)}`, 'read', () => {
        const answer = getItem(holder.table, key);
        see({ does: 'get', input: command.input, answer });
        return { Item: answer };
      });
    }
    if (command instanceof PutCommand) {
      const { input } = command;
      return call(`PutItem ${kindOf(string(input.Item ?? {}, 'sk'))}`, 'write', () => {
        let answer: 'written' | 'refused' = 'refused';
        try {
          holder.table = putItem(holder.table, input);
          answer = 'written';
        } finally {
          see({ does: 'put', input, answer });
        }
        return {};
      });
    }
    if (command instanceof QueryCommand) {
      const { input } = command;
      return call(`Query ${input.IndexName ?? 'people'}`, 'read', () => {
        if (input.IndexName !== undefined && !lags()) holder.table = caughtUp(holder.table);
        const found = query(holder.table, input, paging);
        const page = input.Select === 'COUNT' ? { ...found, Items: [] } : found;
        if (input.IndexName === undefined || holder.table.indexed === holder.table.rows) {
          see({ does: 'query', input, answer: page.Items });
        }
        return { ...page, Count: found.Items.length };
      });
    }
    throw new Error("The table's stand-in knows Get, Put and Query only. Please teach it (memory-table.ts).");
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

/** "WORKSHOP", "PERSON", "PAPER", "MAIL": what kind of item a sort key belongs to. */
function kindOf(sk: string): string {
  const first = sk.indexOf('#');
  if (first === -1) return sk;
  const second = sk.indexOf('#', first + 1);
  if (second === -1 || !sk.startsWith('PERSON#')) return sk.slice(0, first);
  return sk.slice(second + 1, sk.indexOf('#', second + 1));
}
