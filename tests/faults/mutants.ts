import type { Edit } from './sim/bundle.ts';
import type { Breach } from './sim/verdicts.ts';

/** Ways to break the product, each of which the simulation must notice; and what it must notice. */
export interface Mutant extends Edit {
  readonly name: string;
  readonly breaks: readonly Breach[];
}

const TABLE = 'shared/store/table.store.ts';
const MAILER = 'shared/mail/mailer.store.ts';
const DEBTS = 'shared/debts/debts.ts';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a claim without its condition',
    file: TABLE,
    find: "1, command, 'attribute_not_exists(pk)');",
    replace: '1, command, undefined as never);',
    breaks: ['duplicates'],
  },
  {
    name: 'a change without its condition',
    file: TABLE,
    find: "command, 'version = :seen', { ':seen': seen });",
    replace: 'command, undefined as never);',
    breaks: ['lost', 'duplicates', 'unwanted', 'missed', 'unpaid'],
  },
  {
    name: 'settled before it is sent',
    file: MAILER,
    find: '    const results = await this.#handOver(',
    replace: `    await Promise.all(claims.map((claim) => this.#settle(claim, { state: 'sent', messageId: undefined }, now)));
    const results = await this.#handOver(`,
    breaks: ['missed'],
  },
  {
    name: "the SDK's retries are on",
    file: 'shared/mail/ses.store.ts',
    find: 'maxAttempts: 1',
    replace: 'maxAttempts: 3',
    breaks: ['duplicates'],
  },
  {
    name: 'an intent that is sent again at once',
    file: 'shared/mail/ledger.ts',
    find: 'INTENT_LEASE_MS = 15 * 60_000',
    replace: 'INTENT_LEASE_MS = 0',
    breaks: ['duplicates'],
  },
  {
    name: 'a step goes out on its own day only',
    file: 'shared/follow-up/plan.ts',
    find: 'filter(({ at }) => at <= now && !isStale(workshop, at, now))',
    replace: 'filter(({ at }) => at <= now && iso(at).slice(0, 10) === iso(now).slice(0, 10))',
    breaks: ['missed'],
  },
  {
    name: 'a step goes out however late',
    file: 'shared/follow-up/plan.ts',
    find: 'now - at > workshop.details.followUp.staleAfterHours * 3_600_000;',
    replace: 'false;',
    breaks: ['unwanted'],
  },
  {
    name: 'steps that fell due together go out one by one',
    file: 'shared/follow-up/plan.ts',
    find: 'const last = due.at(-1);',
    replace: 'const last = due[0];',
    breaks: ['unwanted'],
  },
  {
    name: 'the revision is not checked',
    file: DEBTS,
    find: 'debt.revision === ticket.revision && ',
    replace: '',
    breaks: ['unwanted', 'missed'],
  },
  {
    name: 'the lease is not renewed',
    file: DEBTS,
    find: 'const dueAt = iso(Math.max(now + LEASE_MS, Date.parse(debt.dueAt)));',
    replace: 'const { dueAt } = debt;',
    breaks: ['duplicates'],
  },
  {
    name: 'a claim that pushes nothing forward',
    file: DEBTS,
    find: 'dueAt: iso(now + leaseOf(attempt))',
    replace: 'dueAt: debt.dueAt',
    breaks: ['duplicates', 'unpaid'],
  },
  {
    name: 'the completion is not fenced',
    file: 'functions/follow-up/complete-step.ts',
    find: 'holds(workshop.debts, run.debt) && workshop.closedAt === undefined',
    replace: '(holds(workshop.debts, run.debt) || true)',
    breaks: ['missed', 'unpaid', 'duplicates'],
  },
  {
    name: 'standing is not asked at sending',
    file: 'functions/follow-up/send-page.ts',
    find: 'if (!first || unreachable(person)) return [];',
    replace: 'if (!first) return [];',
    breaks: ['unwanted'],
  },
  {
    name: 'what a person owes is not asked at sending',
    file: 'shared/follow-up/obligations.ts',
    find: 'if (!person.feedback) {',
    replace: 'if (person) {',
    breaks: ['unwanted'],
  },
  {
    name: 'a step is complete while mails are under way',
    file: 'functions/follow-up/send-page.ts',
    find: "next: unsettled > 0 ? 'stop' : 'complete'",
    replace: "next: unsettled < 0 ? 'stop' : 'complete'",
    breaks: ['missed'],
  },
  {
    name: 'a complaint changes nothing',
    file: 'functions/mail-events/mail-event.ts',
    find: 'if (news.stops) {',
    replace: 'if (news.stops && news.state !== "complained") {',
    breaks: ['unwanted'],
  },
];
