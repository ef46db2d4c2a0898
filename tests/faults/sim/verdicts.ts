import type { Run } from '../../../shared/debts/run.ts';
import { personId } from './cast.ts';
import type { History } from './history.ts';
import { HOUR, MINUTE, momentText } from './moments.ts';
import {
  deadline,
  deadlineOf,
  earliestClosing,
  goesOut,
  isSure,
  type Known,
  latestClosing,
  type Outside,
  type Plan,
  type PlannedStep,
  stepTime,
  unwanted,
} from './outside.ts';
import type { Posted } from './post-office.ts';
import type { Mail, World } from './world.ts';

/** What must never be, judged by the inbox and by what the people know themselves. */

export type Breach = 'lost' | 'duplicates' | 'unwanted' | 'missed' | 'unpaid';

/** Ends a play: the product broke a promise. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly breach: Breach;
  constructor(breach: Breach, what: string) {
    super(`${breach}: ${what}`);
    this.breach = breach;
  }
}

/** What was known when a task began, by which its plan is judged; and when it claimed its mails last, by which they are. */
export interface TaskStart {
  readonly id: string;
  readonly at: number;
  /** When the run began whose task it is. */
  readonly runAt: number;
  readonly outside: Outside;
  claimed: Outside;
}

/** A mail of which nobody knows whether it went out is sent again after so long a silence, and no earlier. */
const SILENCE = 15 * MINUTE;
/** What came back for a while is tried again so long after that was told. */
export const RETURNED_AFTER = 20 * HOUR;

/** A report's mail is named after the closing's revision, but a workshop is closed once. */
export const sameMail = (a: Posted, b: Posted): boolean =>
  a.person === b.person &&
  (a.occurrence === b.occurrence || (a.occurrence.startsWith('report-') && b.occurrence.startsWith('report-')));

/**
 * Judges a mail that SES is about to take.
 * @returns `ambiguous` for one of those that may go out twice
 */
export function judgeMail(
  history: History,
  world: World,
  task: TaskStart,
  mail: Posted,
): 'fine' | 'ambiguous' | Broken {
  const when = `${mail.occurrence} to ${mail.person}, ${momentText(world.now)}`;
  const earlier = world.inbox.findLast((other) => sameMail(other, mail));
  const why = judgeWanted(history, world, task, mail, earlier !== undefined);
  if (why) return new Broken('unwanted', `${when}: ${why}`);
  if (!earlier) return 'fine';
  const forgotten = earlier.doubtful && earlier.heardAt > task.at && world.now >= earlier.claimedAt + SILENCE;
  if (forgotten) return earlier.fate === 'arrives' ? 'ambiguous' : 'fine';
  if (earlier.fate === 'comes back' && task.at >= earlier.toldAt + RETURNED_AFTER) return 'fine';
  return new Broken('duplicates', `${when}: it was sent before, ${momentText(earlier.at)}`);
}

function judgeWanted(
  history: History,
  world: World,
  task: TaskStart,
  mail: Posted,
  isAgain: boolean,
): string | undefined {
  const { outside } = task;
  const index = outside.people.findIndex((_, each) => personId(each) === mail.person);
  const [claimed, present] = [task.claimed.people[index], world.outside.people[index]];
  if (!claimed || !present)
    return mail.occurrence.startsWith('report-') && isSure(outside.plan) && world.now < earliestClosing(outside)
      ? 'before everyone’s time was over'
      : undefined;
  const kind = kindOf(mail);
  // What changed after the claim may be seen, or not.
  const why = whyNot(kind, mail, claimed) && whyNot(kind, mail, present);
  if (why) return why;
  if ((kind === 'link' || kind === 'extension') && lettersWith(world, mail, kind) > present.caused[kind])
    return `a ${kind} that nothing was the reason for`;
  if (kind === 'link') return undefined;
  if (kind === 'notice') return judgeNotice(task, mail);
  if (task.at >= latestClosing(outside)) return 'after the closing';
  if (isSure(outside.plan) && outside.plan.cancelled) return 'although the workshop was cancelled';
  return kind === 'step' ? judgeOfPlan(history, world, task, mail, isAgain) : undefined;
}

type MailKind = 'step' | 'notice' | 'link' | 'extension';

export function kindOf({ occurrence }: Posted): MailKind {
  for (const kind of ['notice', 'link', 'extension'] as const) if (occurrence.startsWith(`${kind}-`)) return kind;
  return 'step';
}

/** Why no mail of this kind may go to the person. */
function whyNot(kind: MailKind, { to }: Posted, known: Known): string | undefined {
  if (known.undeliverable === 'yes') return 'to an address of which is known that nothing arrives';
  if (!known.addresses.includes(to)) return `to ${to}, which is not the address any more`;
  switch (kind) {
    case 'link':
      return undefined;
    case 'notice':
      return known.unsubscribed === 'yes' ? 'to somebody who had unsubscribed' : undefined;
    case 'step':
    case 'extension': {
      const why = unwanted(known);
      return why && `to somebody ${why}`;
    }
  }
}

/** How many different letters of this kind the person has, with this one. */
function lettersWith({ inbox }: World, { person, occurrence }: Posted, kind: MailKind): number {
  const had = inbox.filter((mail) => mail.person === person && kindOf(mail) === kind);
  return new Set([...had.map((mail) => mail.occurrence), occurrence]).size;
}

function judgeNotice({ at, outside }: TaskStart, { occurrence }: Posted): string | undefined {
  const { plan } = outside;
  if (!isSure(plan)) return undefined;
  // A change without an answer may have been made, and made once more after another: then there are more than are known.
  if (noticeNumber(occurrence) < plan.notices) return 'of a change that another one has replaced';
  return !plan.cancelled && at >= latestClosing(outside) ? 'after the closing' : undefined;
}

/** Which change a notice tells of; 0 for any other mail. */
export const noticeNumber = (occurrence: string): number => Number(/^notice-(\d+)$/.exec(occurrence)?.[1] ?? 0);

function judgeOfPlan(
  history: History,
  world: World,
  task: TaskStart,
  mail: Posted,
  isAgain: boolean,
): string | undefined {
  const { plan } = task.outside;
  const step = plan.steps.find(({ id }) => id === mail.occurrence);
  if (!isSure(plan)) return undefined;
  if (!step) return 'of a step that the plan does not have';
  const known = world.outside.people.find((_, index) => personId(index) === mail.person);
  if (known && task.at > deadlineOf(plan, known, 'max')) return 'after the deadline';
  // What came back belongs to the person, and no more to the plan.
  if (isAgain) return undefined;
  if (!goesOut(plan, step)) return 'although staff had stopped it';
  const at = stepTime(plan, step);
  if (task.at < at) return `before its time, ${momentText(at)}`;
  // A run that began in time may end late: some people have the mail already.
  if (task.runAt > at + history.staleAfterHours * HOUR) return `long after its time, ${momentText(at)}`;
  if (task.runAt > deadline(plan)) return 'after the deadline';
  const later = plan.steps.find((other) => stepTime(plan, other) > at && hadCome(plan, other, task.runAt));
  return later && `although ${later.id} had come too, whose mail speaks for both`;
}

/** Whether a step's time came after the last change of the plan and before `now`. */
const hadCome = (plan: Plan, step: PlannedStep, now: number): boolean =>
  goesOut(plan, step) && stepTime(plan, step) > plan.changedAt && stepTime(plan, step) <= now;

/**
 * Judges the start of a run. A run that lives is not overtaken, since it renews its lease; one that is slow for as long as
 * the lease lasts counts as dead.
 */
export function judgeStart(world: World, kind: string, { debt, personId: person }: Run): Broken | undefined {
  const living = world.queue.some(
    (coming) =>
      coming.is === 'task' &&
      coming.execution.kind === kind &&
      coming.execution.run.personId === person &&
      coming.execution.run.debt.revision === debt.revision &&
      // One that was overtaken before may change nothing, however lively it is.
      coming.execution.run.debt.attempt === debt.attempt - 1 &&
      world.now - coming.execution.renewedAt < LIVELY,
  );
  return living
    ? new Broken('duplicates', `a second run that pays ${kind}, ${momentText(world.now)}, while the first lives`)
    : undefined;
}

/** A run lives while it renewed its lease so short a time ago: a minute less than the lease is long. */
const LIVELY = 4 * MINUTE;

/** Everyone who surely wanted the step since `since` has it, or a later one that spoke for it. @throws Broken */
export function judgeStep(world: World, id: string, from = 0): void {
  const { outside, now, inbox } = world;
  const { plan } = outside;
  const step = plan.steps.find((each) => each.id === id);
  if (!step || !isSure(plan)) return;
  const at = stepTime(plan, step);
  const since = Math.max(at, plan.changedAt, from);
  if (at > now || now > deadline(plan)) return;
  const counting = plan.steps.flatMap((each) => (stepTime(plan, each) >= at ? [each.id] : []));
  outside.people.forEach((known, index) => {
    if (known.since.wanted > since) return;
    const has = inbox.some(({ person, occurrence }) => person === personId(index) && counting.includes(occurrence));
    if (!has) throw new Broken('missed', `${id} to ${personId(index)}, who waits since ${momentText(since)}`);
  });
}

/** When all is over. @throws Broken */
export async function judgeEnd(
  world: World,
  organiser: string,
  textsOf: (index: number) => Promise<string>,
): Promise<void> {
  const { cancelled } = world.outside.plan;
  for (const [index, { accepted }] of world.outside.people.entries()) {
    const shown = await textsOf(index);
    for (const [thing, text] of Object.entries(accepted)) {
      const lost = (where: string): Broken =>
        new Broken('lost', `"${text}" of ${personId(index)} was accepted and is not in ${where}`);
      if (!shown.includes(`"${text}"`)) throw lost('the table');
      const isReported = Object.values(world.objects).some((document) => document.includes(`"${text}"`));
      // What fewer than five people said in their feedback is counted, and told in no report.
      if (!cancelled && !isReported && thing !== 'feedback') throw lost('the report');
    }
  }
  for (const { pk, sk, debts } of world.table.rows) {
    // What is kept is erased two years later, after the end of every history.
    const owed = Object.keys((debts as { owed?: object } | undefined)?.owed ?? {}).filter(
      (kind) => kind !== 'retention',
    );
    if (owed.length > 0) throw new Broken('unpaid', `${pk} ${sk} still owes ${owed.join(', ')}`);
  }
  const isTold = world.inbox.some(({ to, occurrence }: Mail) => to === organiser && occurrence.startsWith('report-'));
  if (!cancelled && !isTold) throw new Broken('missed', 'the report, to the organiser');
}
