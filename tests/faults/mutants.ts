import type { Edit } from './sim/bundle.ts';
import type { Breach } from './sim/verdicts.ts';

/** Ways to break the product, each of which the simulation must notice; and what it may notice first. */
export interface Mutant extends Edit {
  readonly name: string;
  readonly breaks: readonly Breach[];
  /** The first history that is known to show it, where that is a late one: those before it are left out. */
  readonly from?: number;
}

const TABLE = 'shared/store/table.store.ts';
const MAILER = 'shared/mail/mailer.store.ts';
const LEDGER = 'shared/mail/ledger.ts';
const DEBTS = 'shared/debts/debts.ts';
const PLAN = 'shared/follow-up/plan.ts';
const MAILS = 'shared/follow-up/mails.ts';
const SEND_PAGE = 'functions/follow-up/send-page.ts';
const ANY: readonly Breach[] = ['lost', 'duplicates', 'unwanted', 'missed', 'unpaid'];

const TABLE_MUTANTS: readonly Mutant[] = [
  {
    name: 'an insert without its condition',
    file: TABLE,
    find: "{ version: 1, command, pace }, 'attribute_not_exists(pk)'),",
    replace: '{ version: 1, command, pace }, undefined as never),',
    breaks: ['duplicates'],
  },
  {
    name: 'a change, and so the claim of a debt, without its condition',
    file: TABLE,
    find: "changed, before), envelope, 'version = :seen', { ':seen': seen }),",
    replace: 'changed, before), envelope, undefined as never),',
    breaks: ANY,
  },
  {
    name: 'an own write that is taken for somebody else’s',
    from: 22,
    file: TABLE,
    find: 'return item !== undefined && EnvelopeSchema.parse(item).command === write.command;',
    replace: 'return false;',
    breaks: ['unwanted', 'missed', 'duplicates', 'unpaid', 'lost'],
  },
];

const LEDGER_MUTANTS: readonly Mutant[] = [
  {
    name: 'settled before it is sent',
    file: MAILER,
    find: '    const results = await this.#handOver(',
    replace: `    await Promise.all(claims.map((claim) => this.#settle(claim, { state: 'sent', messageId: undefined }, now)));
    const results = await this.#handOver(`,
    breaks: ['missed'],
  },
  {
    name: 'no intent before it is sent',
    file: MAILER,
    find: 'found.map((each) => (typeof each ===',
    replace: 'mails.map((mail) => ({ mail, attempt: 1 })).map((each) => (typeof each ===',
    breaks: ['duplicates'],
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
    from: 17,
    file: LEDGER,
    find: 'INTENT_LEASE_MS = 15 * 60_000',
    replace: 'INTENT_LEASE_MS = 0',
    breaks: ['duplicates'],
  },
  {
    name: 'what came back for a while counts as delivered',
    file: LEDGER,
    find: 'if (news.isPassing && messageId !== undefined && returned.length + 1 < MOST_RETURNS) {',
    replace: 'if (false) {',
    breaks: ['missed'],
  },
  {
    name: 'what came back for a while is sent again at once',
    file: LEDGER,
    find: 'SENT_AGAIN_AFTER_MS = 20 * 3_600_000',
    replace: 'SENT_AGAIN_AFTER_MS = 20 * 60_000',
    breaks: ['duplicates'],
  },
  {
    name: 'which tries came back is not remembered',
    file: LEDGER,
    find: "if (news.messageId !== undefined && returned.includes(news.messageId) && news.state !== 'delivered') return intent;",
    replace: '',
    breaks: ['missed', 'duplicates'],
  },
  {
    name: 'a mail that is being sent again counts as one that waits',
    file: LEDGER,
    find: ' && Date.parse(leaseUntil) - Date.parse(claimedAt) > INTENT_LEASE_MS',
    replace: '',
    breaks: ['missed'],
  },
];

const RUN_MUTANTS: readonly Mutant[] = [
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
    breaks: ANY,
  },
  {
    name: 'the completion is not fenced',
    file: 'functions/follow-up/complete.ts',
    find: 'holds(workshop.debts, run.debt) && isMailedNow(workshop, run.debt)',
    replace: '(holds(workshop.debts, run.debt) || true)',
    breaks: ['missed', 'unpaid', 'duplicates', 'unwanted'],
  },
  {
    name: 'a step is complete while nobody knows of some mails',
    file: SEND_PAGE,
    find: "unsettled > 0 ? await begunAnew(context, run, mailing) : 'complete'",
    replace: "'complete'",
    breaks: ['missed'],
  },
  {
    name: 'after a change of the plan a mailing goes on from where it was',
    from: 22,
    file: PLAN,
    find: 'return withClosingOwed({ ...workshop, mailings: {}, debts });',
    replace: 'return withClosingOwed({ ...workshop, debts });',
    breaks: ['missed'],
  },
  {
    name: 'letters are paid for while nobody knows of one',
    file: 'functions/follow-up/letters.ts',
    find: "if (unsettled > 0) return { next: 'stop' };",
    replace: '',
    breaks: ['missed'],
  },
];

const PLAN_MUTANTS: readonly Mutant[] = [
  {
    name: 'a step goes out on its own day only',
    file: PLAN,
    find: 'return now - at > (step.staleAfterHours ?? followUp.staleAfterHours) * 3_600_000 ?',
    replace: 'return iso(at).slice(0, 10) !== iso(now).slice(0, 10) ?',
    breaks: ['missed'],
  },
  {
    name: 'a step goes out in its own minute only',
    file: PLAN,
    find: 'return now - at > (step.staleAfterHours ?? followUp.staleAfterHours) * 3_600_000 ?',
    replace: 'return now - at > 60_000 ?',
    breaks: ['missed'],
  },
  {
    name: 'a step goes out however late',
    file: PLAN,
    find: 'return now - at > (step.staleAfterHours ?? followUp.staleAfterHours) * 3_600_000 ?',
    replace: 'return now < at ?',
    breaks: ['unwanted'],
  },
  {
    name: 'steps that fell due together go out one by one',
    from: 33,
    file: PLAN,
    find: 'const last = due.at(-1);',
    replace: 'const last = due[0];',
    breaks: ['unwanted'],
  },
  {
    name: 'steps that were merged go out after it',
    from: 33,
    file: PLAN,
    find: "...Object.fromEntries(merged.map((id) => [id, { outcome: 'merged' as const, at }])),",
    replace: '',
    breaks: ['unwanted'],
  },
  {
    name: 'the closing does not wait for an extension',
    file: 'shared/workshop/calendar.ts',
    find: 'closesFor(details, { extension: extended });',
    replace: 'closesFor(details, {});',
    breaks: ['lost', 'unwanted'],
  },
  {
    name: 'a notice has no number',
    file: 'functions/follow-up/load.ts',
    find: 'const number = noticeNumber(workshop);',
    replace: 'const number = Math.min(1, noticeNumber(workshop));',
    breaks: ['missed', 'unwanted'],
  },
];

const PEOPLE_MUTANTS: readonly Mutant[] = [
  {
    name: 'the last look answers what it was given',
    from: 70,
    file: 'functions/follow-up/last-look.ts',
    find: 'async ({ personId }: OutgoingMail): Promise<LastLook> => {',
    replace: `async (mail: OutgoingMail): Promise<LastLook> => {
    if (mail) return { send: mail };
    const { personId } = mail;`,
    breaks: ['unwanted'],
  },
  {
    name: 'who turned reminders off is not asked for a step',
    file: MAILS,
    find: `if (owed.length === 0) return 'owes nothing';
      return person.standing.unsubscribedAt === undefined ? undefined : 'turned reminders off';`,
    replace: "if (owed.length === 0) return 'owes nothing'; return undefined;",
    breaks: ['unwanted'],
  },
  {
    name: 'whether mail arrives is not asked',
    from: 38,
    file: MAILS,
    find: "if (unreachable(person) === 'undeliverable') {",
    replace: "if (person.id === '') {",
    breaks: ['unwanted'],
  },
  {
    name: 'what is declined is not settled',
    file: 'shared/follow-up/obligations.ts',
    find: 'return askedOf(participant).filter(({ key }) => participant.person.declined[key] === undefined);',
    replace: 'return askedOf(participant);',
    breaks: ['unwanted'],
  },
  {
    name: 'what was given is asked for',
    file: 'shared/follow-up/obligations.ts',
    find: "if (!gaveFeedback(person)) asked.push({ kind: 'feedback'",
    replace: "if (person) asked.push({ kind: 'feedback'",
    breaks: ['unwanted'],
  },
  {
    name: 'a complaint changes nothing',
    from: 38,
    file: 'functions/mail-events/mail-event.ts',
    find: 'if (news.stops) await stopMailTo',
    replace: "if (news.stops && news.state !== 'complained') await stopMailTo",
    breaks: ['unwanted'],
  },
  {
    name: 'a bounce stops mail to one of those behind an address only',
    from: 38,
    file: 'functions/mail-events/mail-event.ts',
    find: 'new Set([personId, ...behind])',
    replace: 'new Set([personId, ...behind.slice(behind.length)])',
    breaks: ['unwanted'],
  },
];

export const MUTANTS: readonly Mutant[] = [
  ...TABLE_MUTANTS,
  ...LEDGER_MUTANTS,
  ...RUN_MUTANTS,
  ...PLAN_MUTANTS,
  ...PEOPLE_MUTANTS,
];
