import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Table } from '../../shared/store/table.store.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * A table in memory that counts what is asked of it, for very many people: only what a run of the follow-up asks. The
 * sorted keys of people are made once, at the first query; what is written later is found by its key alone.
 */
export function countedTable() {
  const items = new Map<string, Item>();
  const counts = { get: 0, put: 0, query: 0, mostAtOnce: 0 };
  /** How often each person's item was read, by page or alone. */
  const reads = new Map<string, number>();
  let people: string[] | undefined;

  const put = ({
    Item: item,
    ConditionExpression: condition,
    ExpressionAttributeValues: values,
  }: PutCommand['input']) => {
    counts.put += 1;
    const key = `${item?.pk}\n${item?.sk}`;
    const there = items.get(key);
    const holds = condition === 'version = :seen' ? there?.version === values?.[':seen'] : there === undefined;
    if (!holds) throw new ConditionalCheckFailedException({ message: 'The condition failed.', $metadata: {} });
    items.set(key, structuredClone({ ...item }));
    return {};
  };
  const query = ({ ExpressionAttributeValues: v, Limit, ExclusiveStartKey: start }: QueryCommand['input']) => {
    counts.query += 1;
    people ??= [...items.keys()].filter((key) => key.includes('\nPERSON#')).sort();
    const from = start ? `${start.pk}\n${start.sk}` : `${v?.[':pk']}\n${v?.[':from']}`;
    const to = `${v?.[':pk']}\n${v?.[':to']}`;
    const first = place(people, from) + (start ? 1 : 0);
    const found: string[] = [];
    for (let at = first; at < people.length && found.length < (Limit ?? Number.POSITIVE_INFINITY); at += 1) {
      const key = people[at] ?? '';
      if (key > to) break;
      found.push(key);
    }
    counts.mostAtOnce = Math.max(counts.mostAtOnce, found.length);
    for (const key of found) reads.set(key, (reads.get(key) ?? 0) + 1);
    const last = found.length === Limit ? items.get(found.at(-1) ?? '') : undefined;
    return {
      Items: found.map((key) => items.get(key)),
      ...(last && { LastEvaluatedKey: { pk: last.pk, sk: last.sk } }),
    };
  };
  const client = {
    send: async (command: unknown) => {
      if (command instanceof PutCommand) return put(command.input);
      if (command instanceof QueryCommand) return query(command.input);
      if (!(command instanceof GetCommand)) throw new Error('This table does not know such a call.');
      counts.get += 1;
      const { pk, sk } = command.input.Key ?? {};
      return { Item: items.get(`${pk}\n${sk}`) };
    },
  };
  return {
    table: new Table('table', Object.assign(Object.create(DynamoDBDocumentClient.prototype), client)),
    counts,
    reads,
    /** Forgets what was counted: what follows is what the test is about. */
    reset(): void {
      reads.clear();
      Object.assign(counts, { get: 0, put: 0, query: 0, mostAtOnce: 0 });
    },
  };
}

/** Where `key` stands in the sorted keys, or would stand. */
function place(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
