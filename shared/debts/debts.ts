import * as z from 'zod';

/**
 * A write that must cause something records that as a debt in the same item. The sweep claims a debt that is due,
 * pushes it forward by a lease and starts a run; the run settles it. Whatever dies in between leaves the debt, and a
 * later sweep pays it. `revision` rises each time the same kind is owed anew, so a late run settles only its own.
 */
export const DebtKindSchema = z.enum([
  'follow-up',
  'notice',
  'digest',
  'closing',
  'report',
  'edition',
  'letter',
  'paper',
  'co-authors',
  'review',
  'packet',
  'hand-off',
  'action',
  'erasure',
  'retention',
]);
export type DebtKind = z.infer<typeof DebtKindSchema>;

export const DebtSchema = z.object({
  dueAt: z.iso.datetime(),
  revision: z.int().positive(),
  attempt: z.int().nonnegative(),
  /** Given up after MAX_ATTEMPTS: no longer claimed; an alarm says so, and a person looks. */
  parked: z.boolean().optional(),
  /** When it fell due at first: `dueAt` moves on with each attempt. */
  since: z.iso.datetime().optional(),
  /** The request that it is owed because of (cause.ts). */
  cause: z.string().optional(),
  /** Came with a workshop that moves between deployments, and waits until somebody says that it goes on here. */
  held: z.boolean().optional(),
});
type Debt = z.infer<typeof DebtSchema>;

/** `revisions` outlives the debts, so that a kind owed again never repeats a number. */
export const DebtsSchema = z.object({
  owed: z.partialRecord(DebtKindSchema, DebtSchema),
  revisions: z.partialRecord(DebtKindSchema, z.int().positive()),
});
export type Debts = z.infer<typeof DebtsSchema>;

/** What a run carries to prove that it is still the run that pays this debt. */
export const DebtTicketSchema = z.object({
  kind: DebtKindSchema,
  revision: z.int().positive(),
  attempt: z.int().positive(),
  /** The request that all of it is done because of (cause.ts). */
  cause: z.string().optional(),
});
export type DebtTicket = z.infer<typeof DebtTicketSchema>;

export const NO_DEBTS: Debts = { owed: {}, revisions: {} };

/** The first attempt's lease: longer than a task takes, so that a living run is not overtaken; it renews page by page. */
export const LEASE_MS = 5 * 60_000;
const LONGEST_LEASE_MS = 6 * 3_600_000;
export const MAX_ATTEMPTS = 12;

/**
 * Each attempt's lease is twice the one before, up to six hours: twelve attempts last about a day and a half, and so an
 * outage of hours, or a day's quota of SES that is used up, is caught up before anything is parked.
 */
const leaseOf = (attempt: number): number => Math.min(LEASE_MS * 2 ** (attempt - 1), LONGEST_LEASE_MS);

const iso = (ms: number): string => new Date(ms).toISOString();

/** Owes `kind` at `dueAt` (epoch ms), replacing what was owed of that kind: the older run settles nothing any more. */
export function owe(debts: Debts, kind: DebtKind, dueAt: number): Debts {
  const revision = (debts.revisions[kind] ?? 0) + 1;
  return {
    owed: { ...debts.owed, [kind]: { dueAt: iso(dueAt), revision, attempt: 0 } },
    revisions: { ...debts.revisions, [kind]: revision },
  };
}

/** No longer owes `kind`, whoever was paying it. */
export function waive(debts: Debts, kind: DebtKind): Debts {
  const owed = { ...debts.owed };
  delete owed[kind];
  return { ...debts, owed };
}

/** Claims every debt due at `now`: one more attempt, pushed forward by the lease; or parked after too many. */
export function claim(debts: Debts, now: number): { debts: Debts; claimed: DebtTicket[]; parked: DebtKind[] } {
  const owed = { ...debts.owed };
  const claimed: DebtTicket[] = [];
  const parked: DebtKind[] = [];
  for (const kind of DebtKindSchema.options) {
    const debt = debts.owed[kind];
    if (!debt || debt.parked || debt.held || Date.parse(debt.dueAt) > now) continue;
    if (debt.attempt >= MAX_ATTEMPTS) {
      owed[kind] = { ...debt, parked: true };
      parked.push(kind);
      continue;
    }
    const attempt = debt.attempt + 1;
    const { revision, cause, since = debt.dueAt } = debt;
    owed[kind] = { ...debt, attempt, since, dueAt: iso(now + leaseOf(attempt)) };
    claimed.push({ kind, revision, attempt, ...(cause !== undefined && { cause }) });
  }
  return { debts: { ...debts, owed }, claimed, parked };
}

/** Nothing that is owed is claimed from now on, until `released`; what is owed anew meanwhile is. The same object where all is held. */
export const held = (debts: Debts): Debts =>
  Object.values(debts.owed).every((debt) => debt.held)
    ? debts
    : { ...debts, owed: mapped(debts.owed, (debt) => ({ ...debt, held: true })) };

/** What was held is due at its own time again. The same object where nothing was. */
export const released = (debts: Debts): Debts =>
  Object.values(debts.owed).some((debt) => debt.held)
    ? { ...debts, owed: mapped(debts.owed, ({ held: _, ...debt }) => debt) }
    : debts;

const mapped = (owed: Debts['owed'], change: (debt: Debt) => Debt): Debts['owed'] =>
  Object.fromEntries(Object.entries(owed).map(([kind, debt]) => [kind, change(debt)]));

/** Owes what was given up once more, from `now`: somebody has looked. The same object when nothing was given up. */
export function unpark(debts: Debts, now: number): Debts {
  return DebtKindSchema.options
    .filter((kind) => debts.owed[kind]?.parked)
    .reduce((changed, kind) => owe(changed, kind, now), debts);
}

/** Whether the ticket's run is still the one that pays: nobody owed anew, and no later attempt has begun. */
export function holds(debts: Debts, ticket: DebtTicket): boolean {
  const debt = debts.owed[ticket.kind];
  return debt !== undefined && debt.revision === ticket.revision && debt.attempt === ticket.attempt;
}

/** Pays the ticket's debt. `undefined` when another run holds it by now: then nothing may be changed. */
export function settle(debts: Debts, ticket: DebtTicket): Debts | undefined {
  return holds(debts, ticket) ? waive(debts, ticket.kind) : undefined;
}

/** Renews the lease from `now`. `undefined` when another run holds the debt by now. */
export function renew(debts: Debts, ticket: DebtTicket, now: number): Debts | undefined {
  const debt = debts.owed[ticket.kind];
  if (!debt || !holds(debts, ticket)) return undefined;
  // Never shortened: a run that renews and then fails again waits as long as its attempt should.
  const dueAt = iso(Math.max(now + LEASE_MS, Date.parse(debt.dueAt)));
  return { ...debts, owed: { ...debts.owed, [ticket.kind]: { ...debt, dueAt } } };
}

/** How long what a ticket stands for has been owed at `now` (epoch ms), in whole seconds. */
export const owedForSeconds = ({ owed }: Debts, { kind }: DebtTicket, now: number): number => {
  const since = owed[kind]?.since;
  return since === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
};

/** The earliest `dueAt` that a sweep should look at: the key of the sparse index. */
export function firstDue(debts: Debts): string | undefined {
  return Object.values(debts.owed)
    .filter((debt) => !debt.parked && !debt.held)
    .map((debt) => debt.dueAt)
    .sort()[0];
}
