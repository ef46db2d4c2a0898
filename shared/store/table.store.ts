import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { whatCaused, withCause } from '../debts/cause.ts';
import { firstDue } from '../debts/debts.ts';
import { ATTEMPTS_AGAINST_OTHERS, Contended, turn } from './contention.ts';
import type { ItemType } from './item-type.ts';
import type { Journal, Write } from './journal.ts';
import type { Key } from './keys.ts';
import { KnownItems, type ReadRange } from './known-items.ts';
import { pacedUntil } from './pace.ts';
import { RecentItems } from './recent-items.ts';
import { TableReads } from './table-reads.store.ts';

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
export class Table extends TableReads {
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
    super(name, client);
    this.#known = known;
    this.#recent = recent;
    // The journal's own writes stand in no journal.
    this.#journal = journal?.(new Table(name, this.client));
  }

  /**
   * The same table for whoever has just read a range of it with strong consistency: what stood there is not read once more
   * before it is changed. A change is on condition that nobody wrote in between, as ever; whoever was overtaken reads anew.
   */
  knowing(range: ReadRange): Table {
    const journal = this.#journal;
    return new Table(this.name, this.client, journal && (() => journal), new KnownItems(range), this.#recent);
  }

  /** The same table, whose `recall` may answer with what it read up to so many milliseconds ago. */
  remembering(forMs: number): Table {
    const journal = this.#journal;
    const recent = forMs > 0 ? new RecentItems(forMs) : undefined;
    return new Table(this.name, this.client, journal && (() => journal), this.#known, recent);
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

  async #readState<Value>(type: ItemType<Value>, key: Key): Promise<PersistedState<Value> | undefined> {
    const item = await this.#item(key);
    if (!item) return undefined;
    const { version, pace } = EnvelopeSchema.parse(item);
    return { value: type.schema.parse(item), version, pace };
  }

  async #item(key: Key): Promise<Record<string, unknown> | undefined> {
    const known = this.#known?.at(key);
    return known ? known.item : await this.get(key);
  }

  async #delete(key: Key, seen: number): Promise<boolean> {
    this.#forget(key);
    try {
      await this.client.send(
        new DeleteCommand({
          TableName: this.name,
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

  /** Tries one conditional write, in the journal before and after. @returns whether it took effect, be it at an earlier try */
  async #written(write: Write, put: () => Promise<void>): Promise<boolean> {
    await this.#journal?.intend(write);
    const isMine = await put().then(
      () => true,
      async (error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const item = await this.get(write.key);
        return item !== undefined && EnvelopeSchema.parse(item).command === write.command;
      },
    );
    await this.#journal?.settle(write, isMine ? 'done' : 'superseded');
    return isMine;
  }

  /** What is about to change: whether that takes effect or not, what was known of it is over. */
  #forget(key: Key): void {
    this.#known?.forget(key);
    this.#recent?.forget(key);
  }

  async #put<Value>(
    type: ItemType<Value>,
    key: Key,
    value: Value,
    { version, command, pace }: z.infer<typeof EnvelopeSchema>,
    condition: string,
    values?: Record<string, unknown>,
  ): Promise<void> {
    this.#forget(key);
    const dueAt = type.debts && firstDue(type.debts(value));
    const index = type.index?.(value) ?? {};
    const twice = Object.keys(index).find((name) => Object.hasOwn(Object(value), name));
    if (twice !== undefined) throw new Error(`The index attribute ${twice} would overwrite what the item holds.`);
    await this.client.send(
      new PutCommand({
        TableName: this.name,
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
