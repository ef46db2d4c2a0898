import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Key, keys } from '../store/keys.ts';
import { AnyItem, type ItemType, type Journal, type Table, type Write } from '../store/table.store.ts';
import { type Acting, whoActs } from './acting.ts';
import { type AuditEntry, AuditEntrySchema, type Noted, subjectOf } from './audit.ts';
import { differences } from './differences.ts';

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
      const there = await plain.insert(EntryItem, keyOf(entry), entry);
      if (there === 'exists') await plain.change(EntryItem, keyOf(entry), () => entry);
    },
    async settle(write, outcome) {
      const entry = entryOf(whoActs(), write);
      if (!entry) return;
      // What never took effect is no longer of interest, and the person may have been erased meanwhile.
      const changes = outcome === 'done' ? entry.changes : [];
      await plain.change(EntryItem, keyOf(entry), (found) => ({ ...found, changes, state: outcome }));
    },
  };
}

function entryOf(acting: Acting | undefined, { key, command, version, before, after }: Write): AuditEntry | undefined {
  const subject = subjectOf(key);
  if (!acting || !subject) return undefined;
  return {
    entryId: command,
    ...subject,
    at: new Date(acting.now).toISOString(),
    by: acting.by,
    route: acting.route,
    item: { pk: key.pk, sk: key.sk, version },
    changes: differences(before, after),
    state: 'intended',
  };
}

const keyOf = ({ workshopId, personId = '', at, entryId, by }: AuditEntry): Key =>
  workshopId ? keys.audit(workshopId, personId, at, entryId) : keys.staffAudit(by, at, entryId);

/** What an act is about, where it changes no item. */
export interface About {
  readonly personId?: string;
  readonly about?: string;
}

/** Writes down an act that changes nothing in the table, such as an export. Without one who acts it writes nothing. */
export async function noted(table: Table, what: Noted, { personId, about }: About = {}): Promise<void> {
  const acting = whoActs();
  if (!acting) return;
  const entry: AuditEntry = {
    entryId: randomUUID(),
    workshopId: acting.workshopId ?? '',
    ...(personId !== undefined && { personId }),
    at: new Date(acting.now).toISOString(),
    by: acting.by,
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
