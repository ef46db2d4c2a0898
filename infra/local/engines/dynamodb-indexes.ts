import db, { type BatchOperation, type Index, type Item, type Table } from 'dynalite/db/index.js';
import * as z from 'zod';
import { DamagedData, FolderInUse } from './engine.ts';

const storedItem: z.ZodType<Item> = z.record(z.string(), z.record(z.string(), z.unknown()));
const storedTable = z.looseObject({
  TableName: z.string(),
  GlobalSecondaryIndexes: z
    .array(
      z.looseObject({
        IndexName: z.string(),
        KeySchema: z.array(z.looseObject({ AttributeName: z.string() })),
        Projection: z.looseObject({ ProjectionType: z.string() }),
      }),
    )
    .optional(),
});

/**
 * dynalite writes an item and its index entries one after the other. A kill in between leaves an index that lost an
 * item, and a debt that no sweep would find. So whatever the indexes lack or have too much is put right, in one
 * atomic batch, before dynalite opens the folder. As every value is read, this is also where damage is found.
 * @throws DamagedData, FolderInUse
 */
export async function mendIndexes(folder: string): Promise<void> {
  const store = db.create({ path: folder });
  try {
    await store.db.open();
    const repairs = differences(await contentsOf(store.db.iterator()));
    if (repairs.length > 0) await store.db.batch(repairs);
  } catch (error) {
    if (error instanceof DamagedData) throw error;
    if (isLocked(error)) throw new FolderInUse(folder, error);
    throw new DamagedData(folder, 'the database in it is damaged', error);
  } finally {
    await new Promise<void>((resolve) => store.db.close(() => resolve()));
  }
}

interface Contents {
  tables: Table[];
  /** `[table, item]` */
  items: [string, Item][];
  /** Index entries by their whole key. */
  entries: Map<string, unknown>;
}

/** The keys are dynalite's: `table~NAME`, `item-TABLE~KEY` and `index-global~TABLE~INDEX~KEY`. */
async function contentsOf(pairs: AsyncIterable<[string, unknown]>): Promise<Contents> {
  const contents: Contents = { tables: [], items: [], entries: new Map() };
  for await (const [key, value] of pairs) {
    const [kind = ''] = key.split('~', 1);
    if (kind === 'table') contents.tables.push(asTable(value));
    else if (kind.startsWith('item-')) contents.items.push([kind.slice('item-'.length), storedItem.parse(value)]);
    else if (kind === 'index-global') contents.entries.set(key, value);
  }
  return contents;
}

function asTable(value: unknown): Table {
  const { GlobalSecondaryIndexes, ...table } = storedTable.parse(value);
  return GlobalSecondaryIndexes ? { ...table, GlobalSecondaryIndexes } : table;
}

function differences({ tables, items, entries }: Contents): BatchOperation[] {
  const wanted = new Map<string, unknown>();
  for (const table of tables) {
    const indexes: Index[] = table.GlobalSecondaryIndexes ?? [];
    for (const [name, item] of items) {
      if (name !== table.TableName) continue;
      for (const put of db.getIndexActions(indexes, undefined, item, table).puts) {
        wanted.set(`index-global~${table.TableName}~${put.index}~${put.key}`, put.item);
      }
    }
  }
  const puts: BatchOperation[] = [...wanted]
    .filter(([key, value]) => JSON.stringify(entries.get(key)) !== JSON.stringify(value))
    .map(([key, value]) => ({ type: 'put', key, value }));
  const deletions: BatchOperation[] = [...entries.keys()]
    .filter((key) => !wanted.has(key))
    .map((key) => ({ type: 'del', key }));
  return [...deletions, ...puts];
}

function isLocked(error: unknown): boolean {
  const codes = z.object({ cause: z.object({ code: z.string() }) }).safeParse(error);
  return codes.success && codes.data.cause.code === 'LEVEL_LOCKED';
}

let refusing = false;

/**
 * Makes dynalite refuse, as AWS does, a write whose item has an empty string for an index key. It hooks the one
 * function that PutItem, UpdateItem and DeleteItem all call before they store, so what is checked is the item that
 * would result, not the request.
 */
export function refuseEmptyIndexKeys(): void {
  if (refusing) return;
  refusing = true;
  const updateIndexes = db.updateIndexes;
  db.updateIndexes = (store, table, existing, item, done) => {
    const refusal = item && emptyIndexKey(table, item);
    if (refusal) done(db.validationError(refusal));
    else updateIndexes(store, table, existing, item, done);
  };
}

function emptyIndexKey(table: Table, item: Item): string | undefined {
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    for (const { AttributeName: key } of index.KeySchema) {
      if (item[key]?.S === '') {
        return (
          'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
          `The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.IndexName}, IndexKey: ${key}`
        );
      }
    }
  }
  return undefined;
}
