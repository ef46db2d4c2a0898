import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AnyItem, type ItemType } from '../store/item-type.ts';
import type { Journal, Write } from '../store/journal.ts';
import { type Key, keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { type Acting, whoActs } from './acting.ts';
import { type AuditEntry, AuditEntrySchema, forgettable, type Noted, subjectOf } from './audit.ts';
import { differences } from './differences.ts';
import { type ToldAct, toldOf } from './told.ts';

const EntryItem: ItemType<AuditEntry> = {
  schema: AuditEntrySchema,
  // Everything of a workshop by time; a person's stand by themselves, under the person.
  index: ({ workshopId, at, entryId }) => (workshopId ? { auditOf: workshopId, auditAt: `${at}#${entryId}` } : {}),
};

/**
 * Writes each write of staff down before it is tried, and what became of it after. Where no member of staff acts it writes
 * nothing. It is made for a Table, with that Table's plain twin: `new Table(name, client, auditJournal)`.
 */
export function auditJournal(plain: Table): Journal {
  return {
    async intend(write) {
      const entry = entryOf(whoActs(), write);
      if (!entry) return;
      const isAgain =
        write.attempt > 0 && (await plain.overwrite(EntryItem, keyOf(entry), versionBefore(write), entry));
      if (!isAgain) await plain.insert(EntryItem, keyOf(entry), entry);
    },
    async settle(write, outcome) {
      const entry = entryOf(whoActs(), write);
      if (!entry) return;
      // What never took effect is no longer of interest, and the person may have been erased meanwhile.
      const changes = outcome === 'done' ? entry.changes : [];
      await plain.overwrite(EntryItem, keyOf(entry), versionBefore(write) + 1, { ...entry, changes, state: outcome });
    },
  };
}

/** Each try of a command writes its entry twice, before and after: so its version is known, and needs no reading. */
const versionBefore = ({ attempt }: Write): number => 2 * attempt;

function entryOf(acting: Acting | undefined, { key, command, version, before, after }: Write): AuditEntry | undefined {
  const subject = subjectOf(key);
  if (!acting || !subject) return undefined;
  return {
    entryId: command,
    ...subject,
    at: new Date(acting.now).toISOString(),
    by: acting.by,
    ...(acting.role && { role: acting.role }),
    route: acting.route,
    item: { pk: key.pk, sk: key.sk, version },
    changes:
      subject.personId !== undefined && isErasure(after)
        ? []
        : differences(forgettable(key, before), forgettable(key, after)),
    state: 'intended',
  };
}

/** What is erased stands nowhere, not even as what was there before. */
const isErasure = (after: unknown): boolean => z.object({ erasedAt: z.string() }).safeParse(after).success;

const keyOf = ({ workshopId, personId = '', at, entryId, by }: AuditEntry): Key =>
  workshopId ? keys.audit(workshopId, personId, at, entryId) : keys.staffAudit(by, at, entryId);

/** What an act is about, where it changes no item. */
export interface About {
  readonly personId?: string;
  readonly about?: string;
  /** The same within a minute stands there once. */
  readonly onceAMinute?: boolean;
}

const MINUTE_MS = 60_000;

/** Writes down an act that changes nothing in the table, such as an export. Without one who acts it writes nothing. */
export async function noted(table: Table, what: Noted, told: About = {}): Promise<void> {
  const { personId, about, onceAMinute = false } = told;
  const acting = whoActs();
  if (!acting) return;
  const at = onceAMinute ? acting.now - (acting.now % MINUTE_MS) : acting.now;
  const entry: AuditEntry = {
    entryId: onceAMinute ? what : randomUUID(),
    workshopId: acting.workshopId ?? '',
    ...(personId !== undefined && { personId }),
    at: new Date(at).toISOString(),
    by: acting.by,
    ...(acting.role && { role: acting.role }),
    route: acting.route,
    changes: [],
    noted: what,
    ...(about !== undefined && { about }),
    state: 'done',
  };
  await table.insert(EntryItem, keyOf(entry), entry);
}

/**
 * What is not known to have taken effect, looked up: it did where the item still bears its id. Where somebody wrote since,
 * nobody can tell any more.
 */
export async function resolved(table: Table, entry: AuditEntry): Promise<AuditEntry> {
  if (entry.state !== 'intended' || !entry.item) return entry;
  const item = await table.read(AnyItem, { pk: entry.item.pk, sk: entry.item.sk });
  const { command } = z.object({ command: z.string().optional() }).parse(item ?? {});
  return command === entry.entryId ? { ...entry, state: 'done' } : entry;
}

/** All that staff did about a person, as far as the person gets to know it; the oldest first. */
export async function toldActs(table: Table, workshopId: string, personId: string): Promise<ToldAct[]> {
  const { pk, sk } = keys.audit(workshopId, personId, '', '');
  const own = sk.slice(0, -1);
  const told: ToldAct[] = [];
  for await (const item of table.between(pk, own, `${own}${LATEST}`)) {
    const act = toldOf(await resolved(table, AuditEntrySchema.parse(item)));
    if (act) told.push(act);
  }
  return told;
}

/** Which entries of a workshop: all bounds as ISO 8601 moments, `until` included. */
export interface Sought {
  readonly personId?: string;
  readonly from?: string;
  readonly until?: string;
  readonly matches: (entry: AuditEntry) => boolean;
}

export interface FoundEntries {
  readonly entries: readonly AuditEntry[];
  /** Behind which entry it goes on; absent at the end. */
  readonly next?: EntryPlace;
}

/** A single look reads no more than this, however few of them match: it says where the next one goes on. */
const MOST_READ = 5000;
const READ_AT_ONCE = 250;

/**
 * Entries of a workshop, the newest first, at most `most` and from behind `after`: of one person by the person's own keys, of
 * everything by the index, which may lag a moment.
 */
export async function findEntries(
  table: Table,
  workshopId: string,
  sought: Sought,
  most: number,
  after?: EntryPlace,
): Promise<FoundEntries> {
  const entries: AuditEntry[] = [];
  let place = after;
  for (let read = 0; read < MOST_READ; ) {
    const { items, next } = await table.query(questionOf(workshopId, sought, place));
    for (const item of items) {
      const entry = AuditEntrySchema.parse(item);
      if (entries.length === most) return { entries, ...(place && { next: place }) };
      place = placeOf(entry);
      if (sought.matches(entry)) entries.push(entry);
    }
    read += items.length;
    if (!next) return { entries };
  }
  return { entries, ...(place && { next: place }) };
}

/** Where one entry stands, as a link to what follows carries it. */
export const EntryPlaceSchema = z.strictObject({
  at: z.iso.datetime(),
  entryId: z.uuid(),
  personId: z.string().max(64),
});
export type EntryPlace = z.infer<typeof EntryPlaceSchema>;
const placeOf = ({ at, entryId, personId = '' }: AuditEntry): EntryPlace => ({ at, entryId, personId });

const EARLIEST = '0';
const LATEST = '~';

function questionOf(workshopId: string, { personId, from = EARLIEST, until = '' }: Sought, after?: EntryPlace) {
  const start = after && {
    ...keys.audit(workshopId, after.personId, after.at, after.entryId),
    ...(personId === undefined && { auditOf: workshopId, auditAt: `${after.at}#${after.entryId}` }),
  };
  const common = { ScanIndexForward: false, Limit: READ_AT_ONCE, ...(start && { ExclusiveStartKey: start }) };
  if (personId === undefined) {
    return {
      ...common,
      IndexName: 'audit',
      KeyConditionExpression: 'auditOf = :of AND auditAt BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':of': workshopId, ':from': from, ':until': `${until}${LATEST}` },
    };
  }
  const { pk, sk } = keys.audit(workshopId, personId, '', '');
  const prefix = sk.slice(0, -1);
  return {
    ...common,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
    ExpressionAttributeValues: { ':pk': pk, ':from': `${prefix}${from}`, ':until': `${prefix}${until}${LATEST}` },
  };
}

/** What a member of staff did that belongs to no workshop, such as signing in; the newest first, at most `most`. */
export async function entriesOfMember(table: Table, email: string, most: number): Promise<AuditEntry[]> {
  const { pk, sk } = keys.staffAudit(email, '', '');
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
    ExpressionAttributeValues: { ':pk': pk, ':from': sk.slice(0, -1), ':until': `${sk.slice(0, -1)}${LATEST}` },
    ScanIndexForward: false,
    Limit: most,
  });
  return items.map((item) => AuditEntrySchema.parse(item));
}
