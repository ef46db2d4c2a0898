import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { whatCaused, withCause } from '../debts/cause.ts';
import { type Debts, firstDue } from '../debts/debts.ts';
import { ATTEMPTS_AGAINST_OTHERS, Contended, turn } from './contention.ts';
import type { Key } from './keys.ts';
import { KnownItems, type ReadRange } from './known-items.ts';
import { pacedUntil } from './pace.ts';
import { RecentItems } from './recent-items.ts';

/** What a kind of item is: how it is parsed on the way out, and under which index attributes it is found. */
export interface ItemType<Value> {
  readonly schema: z.ZodType<Value>;
  /** Present where the item can owe something (rule 2); it is the value's field `debts`. */
  readonly debts?: (value: Value) => Debts;
  /** Further attributes, for the indexes: keys, and what a list shows. None may have the name of a field of the value. */
  readonly index?: (value: Value) => Record<string, unknown>;
}

/** One write, as it is about to be tried: what stands under the key, what shall stand there, and by which command. */
export interface Write {
  readonly key: Key;
  /** Goes into the item's attribute `command`, so that one can see later whether it took effect. */
  readonly command: string;
  /** The how manieth try of the command, from 0: earlier ones were all settled as superseded. */
  readonly attempt: number;
  /** Of the item after this write. */
  readonly version: number;
  /** Absent where nothing is there yet. */
  readonly before?: unknown;
  readonly after: unknown;
}

/** Writes down what is written, before and after; see shared/audit/. */
export interface Journal {
  /** Before the write, so that nothing changes without a word. The same command comes again when a competitor was faster. */
  intend(write: Write): Promise<void>;
  /** After it: it took effect, or something else stands there. */
  settle(write: Write, outcome: 'done' | 'superseded'): Promise<void>;
}

/** Whatever stands under a key, for whoever need not know what it is. */
export const AnyItem: ItemType<object> = { schema: z.looseObject({}) };

export interface QueryPage {
  readonly items: Record<string, unknown>[];
  readonly next: Record<string, unknown> | undefined;
}

type PersistedState<Value> = {
  readonly value: Value;
  readonly version: number;
  /** Until when its changes are paid for; see pace.ts. */
  readonly pace: number | undefined;
};

const EnvelopeSchema = z.object({ version: z.int().positive(), command: z.string(), pace: z.int().optional() });

/**
 * The one table. Every change of an item is: read, decide purely, write on condition that nobody wrote in between.
 * The write carries its command's id: an SDK retry whose first try did take effect fails its own condition, finds its
 * own id on the item, and is a success.
 */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;
  readonly #journal: Journal | undefined;
  readonly #known: KnownItems | undefined;
  readonly #recent: RecentItems | undefined;

  constructor(
    name: string,
    client: DynamoDBClient | DynamoDBDocumentClient = new DynamoDBClient({}),
    journal?: (plain: Table) => Journal,
    known?: KnownItems,
    recent?: RecentItems,
  ) {
    this.#name = name;
    this.#known = known;
    this.#recent = recent;
    this.#client =
      client instanceof DynamoDBClient
        ? DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
        : client;
    // The journal's own writes stand in no journal.
    this.#journal = journal?.(new Table(name, this.#client));
  }

  /**
   * The same table for whoever has just read a range of it with strong consistency: what stood there is not read once more
   * before it is changed. A change is on condition that nobody wrote in between, as ever; whoever was overtaken reads anew.
   */
  knowing(range: ReadRange): Table {
    const journal = this.#journal;
    return new Table(this.#name, this.#client, journal && (() => journal), new KnownItems(range), this.#recent);
  }

  /** The same table, whose `recall` may answer with what it read up to so many milliseconds ago. */
  remembering(forMs: number): Table {
    const journal = this.#journal;
    const recent = forMs > 0 ? new RecentItems(forMs) : undefined;
    return new Table(this.#name, this.#client, journal && (() => journal), this.#known, recent);
  }

  /** Reads one item, strongly consistent. */
  async read<Value>(type: ItemType<Value>, key: Key): Promise<Value | undefined> {
    return (await this.#readState(type, key))?.value;
  }

  /**
   * Reads one item as it stands, or stood a moment ago where this table was told how long that may be (`remembering`): for what
   * many read and few change. What is changed is read anew all the same.
   */
  async recall<Value>(type: ItemType<Value>, key: Key): Promise<Value | undefined> {
    const item = this.#recent ? await this.#recent.get(key, () => this.#item(key)) : await this.#item(key);
    return item && type.schema.parse(item);
  }

  /** Writes an item that must not exist yet. `exists` when another one is there already. */
  async insert<Value>(type: ItemType<Value>, key: Key, value: Value): Promise<'inserted' | 'exists'> {
    const command = randomUUID();
    const pace = pacedUntil(undefined);
    const isThere = await this.#written({ key, command, attempt: 0, version: 1, after: value }, () =>
      this.#put(type, key, caused(type, value), { version: 1, command, pace }, 'attribute_not_exists(pk)'),
    );
    return isThere ? 'inserted' : 'exists';
  }

  /**
   * Writes over an item whose version is known, without reading it first.
   * @returns whether it had that version; also `false` where an SDK retry's first try took effect
   */
  async overwrite<Value>(type: ItemType<Value>, key: Key, seen: number, value: Value): Promise<boolean> {
    try {
      const envelope = { version: seen + 1, command: randomUUID(), pace: undefined };
      await this.#put(type, key, value, envelope, 'version = :seen', { ':seen': seen });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /**
   * Changes one item. `decide` is pure: it returns the new value, or the same object to change nothing, or throws a
   * Refusal; it is called again with the newer value when somebody else wrote in between.
   * @throws Contended, a Refusal `unavailable`, when others did at every attempt; TooOften, see pace.ts
   * @returns the value as it stands after the change; `undefined` when there is no such item.
   */
  async change<Value>(type: ItemType<Value>, key: Key, decide: (value: Value) => Value): Promise<Value | undefined> {
    const command = randomUUID();
    for (let attempt = 0; attempt < ATTEMPTS_AGAINST_OTHERS; attempt += 1) {
      await turn(attempt);
      const state = await this.#readState(type, key);
      if (!state) return undefined;
      const changed = decide(state.value);
      if (changed === state.value) return changed;
      const { value: before, version: seen } = state;
      const envelope = { version: seen + 1, command, pace: pacedUntil(state.pace) };
      const isMine = await this.#written({ key, command, attempt, version: seen + 1, before, after: changed }, () =>
        this.#put(type, key, caused(type, changed, before), envelope, 'version = :seen', { ':seen': seen }),
      );
      if (isMine) return changed;
    }
    throw new Contended(key);
  }

  /**
   * Deletes one item for good, where `mayGo` says so of what stands there, on condition that nobody wrote in between. Only
   * the erasure has the right to. What is not there is deleted already.
   * @returns whether the item is gone
   */
  async remove<Value>(type: ItemType<Value>, key: Key, mayGo: (value: Value) => boolean): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS_AGAINST_OTHERS; attempt += 1) {
      await turn(attempt);
      const state = await this.#readState(type, key);
      if (!state) return true;
      if (!mayGo(state.value)) return false;
      if (await this.#delete(key, state.version)) return true;
    }
    throw new Contended(key);
  }

  /** One page of a query; `next` is where the following page begins. Base-table queries are strongly consistent. */
  async query(input: Omit<QueryCommandInput, 'TableName'>): Promise<QueryPage> {
    const reply = await this.#client.send(
      new QueryCommand({ TableName: this.#name, ConsistentRead: input.IndexName === undefined, ...input }),
    );
    return { items: reply.Items ?? [], next: reply.LastEvaluatedKey };
  }

  /** How many items a query finds, counted up to `most`: no more are read. */
  async count(input: Omit<QueryCommandInput, 'TableName'>, most: number): Promise<number> {
    let counted = 0;
    let start: Record<string, unknown> | undefined;
    do {
      const reply = await this.#client.send(
        new QueryCommand({
          TableName: this.#name,
          ...input,
          Select: 'COUNT',
          Limit: most - counted,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      counted += reply.Count ?? 0;
      start = reply.LastEvaluatedKey;
    } while (start && counted < most);
    return counted;
  }

  /**
   * Every item of a partition whose sort key lies in the range, page after page. Whoever stops early says in `pageSize`
   * (items) about how much will be wanted, so that no more is read and paid for.
   */
  async *between(pk: string, from: string, to: string, pageSize?: number): AsyncGenerator<Record<string, unknown>> {
    let start: Record<string, unknown> | undefined;
    do {
      const { items, next } = await this.query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ...(pageSize && { Limit: pageSize }),
        ...(start && { ExclusiveStartKey: start }),
      });
      yield* items;
      start = next;
    } while (start);
  }

  /** What the index of lists has under one heading, in its order: keys, and `listLine`. A moment behind. */
  async *listed(listOf: string): AsyncGenerator<Record<string, unknown>> {
    let start: Record<string, unknown> | undefined;
    do {
      const { items, next } = await this.query({
        IndexName: 'listed',
        KeyConditionExpression: 'listOf = :of',
        ExpressionAttributeValues: { ':of': listOf },
        ...(start && { ExclusiveStartKey: start }),
      });
      yield* items;
      start = next;
    } while (start);
  }

  async #readState<Value>(type: ItemType<Value>, key: Key): Promise<PersistedState<Value> | undefined> {
    const item = await this.#item(key);
    if (!item) return undefined;
    const { version, pace } = EnvelopeSchema.parse(item);
    return { value: type.schema.parse(item), version, pace };
  }

  async #item(key: Key): Promise<Record<string, unknown> | undefined> {
    const known = this.#known?.at(key);
    if (known) return known.item;
    const reply = await this.#client.send(new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true }));
    return reply.Item;
  }

  async #delete(key: Key, seen: number): Promise<boolean> {
    this.#known?.forget(key);
    try {
      await this.#client.send(
        new DeleteCommand({
          TableName: this.#name,
          Key: { pk: key.pk, sk: key.sk },
          ConditionExpression: 'version = :seen',
          ExpressionAttributeValues: { ':seen': seen },
        }),
      );
      return true;
    } catch (error) {
      // Changed meanwhile, or deleted by a try of this very call whose reply was lost: reading it again tells.
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async #commandAt(key: Key): Promise<string | undefined> {
    const reply = await this.#client.send(new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true }));
    return reply.Item && EnvelopeSchema.parse(reply.Item).command;
  }

  /** Tries one conditional write, in the journal before and after. @returns whether it took effect, be it at an earlier try */
  async #written(write: Write, put: () => Promise<void>): Promise<boolean> {
    await this.#journal?.intend(write);
    const isMine = await put().then(
      () => true,
      async (error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await this.#commandAt(write.key)) === write.command;
      },
    );
    await this.#journal?.settle(write, isMine ? 'done' : 'superseded');
    return isMine;
  }

  async #put<Value>(
    type: ItemType<Value>,
    key: Key,
    value: Value,
    { version, command, pace }: z.infer<typeof EnvelopeSchema>,
    condition: string,
    values?: Record<string, unknown>,
  ): Promise<void> {
    // Whether it takes effect or not: what was known of it is over.
    this.#known?.forget(key);
    this.#recent?.forget(key);
    const dueAt = type.debts && firstDue(type.debts(value));
    const index = type.index?.(value) ?? {};
    const twice = Object.keys(index).find((name) => Object.hasOwn(Object(value), name));
    if (twice !== undefined) throw new Error(`The index attribute ${twice} would overwrite what the item holds.`);
    await this.#client.send(
      new PutCommand({
        TableName: this.#name,
        Item: {
          ...value,
          ...index,
          ...key,
          version,
          command,
          ...(pace && { pace }),
          ...(dueAt && { due: 'DUE', dueAt }),
        },
        ConditionExpression: condition,
        ...(values && { ExpressionAttributeValues: values }),
      }),
    );
  }
}

/** The value with the request that its new debts are owed because of. */
function caused<Value>({ debts }: ItemType<Value>, value: Value, before?: Value): Value {
  if (!debts) return value;
  return { ...value, debts: withCause(debts(value), before && debts(before), whatCaused()) };
}
