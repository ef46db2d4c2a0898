import type { Run } from '../../../shared/debts/run.ts';
import type { History } from './history.ts';
import { HOUR, MINUTE, momentText } from './moments.ts';
import { closingTime, type Outside, PATIENCE, stepTime, unwanted } from './outside.ts';
import type { Posted } from './post-office.ts';
import { personId, stepId } from './product.ts';
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

/** The moment a task began: a mail is judged by what was known then, since the task reads and sends in one go. */
export interface TaskStart {
  readonly id: string;
  readonly at: number;
  /** When the run began whose task it is. */
  readonly runAt: number;
  readonly outside: Outside;
}

/** A mail of which nobody knows whether it went out is sent again after so long a silence, and no earlier. */
const SILENCE = 15 * MINUTE;

const indexOf = ({ person }: Posted, { people }: Outside): number =>
  people.findIndex((_, index) => personId(index) === person);

/** A report's mail is named after the closing's revision, but a workshop is closed once. */
const sameMail = (a: Posted, b: Posted): boolean =>
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
  const why = judgeWanted(history, task, mail);
  if (why) return new Broken('unwanted', `${when}: ${why}`);
  const earlier = world.inbox.findLast((other) => sameMail(other, mail));
  if (!earlier) return 'fine';
  const forgotten = earlier.doubtful && earlier.heardAt > task.at && world.now >= earlier.claimedAt + SILENCE;
  if (forgotten) return 'ambiguous';
  return new Broken('duplicates', `${when}: it was sent before, ${momentText(earlier.at)}`);
}

function judgeWanted(history: History, task: TaskStart, mail: Posted): string | undefined {
  const { outside } = task;
  const known = outside.people[indexOf(mail, outside)];
  if (!known) return undefined;
  const why = unwanted(known);
  if (why) return `to somebody ${why}`;
  if (mail.to !== `${mail.person}@example.org`) return `to the wrong address ${mail.to}`;
  if (!outside.plan.sure) return undefined;
  if (task.at >= closingTime(outside.plan)) return 'after the closing';
  const step = history.steps.findIndex((_, index) => stepId(index) === mail.occurrence);
  if (step === -1) return undefined;
  const at = stepTime(history, outside.plan, step);
  if (task.at < at) return `before its time, ${momentText(at)}`;
  // A run that began in time may end late: some people have the mail already.
  if (task.runAt > at + (history.staleAfterHours + 1) * HOUR) return `long after its time, ${momentText(at)}`;
  const later = history.steps.findIndex(
    (_, index) => index > step && stepTime(history, outside.plan, index) <= task.runAt,
  );
  return later === -1 ? undefined : `although ${stepId(later)} had come too, whose mail speaks for both`;
}

/**
 * Judges the start of a run. A run that lives is not overtaken, since it renews its lease; one that is slow for as long as
 * the lease lasts counts as dead.
 */
export function judgeStart(world: World, kind: string, { debt, workshopId }: Run): Broken | undefined {
  const living = world.queue.find(
    (coming) =>
      coming.is === 'task' &&
      coming.execution.kind === kind &&
      coming.execution.run.workshopId === workshopId &&
      coming.execution.run.debt.revision === debt.revision &&
      world.now - coming.execution.seenAt < LIVELY,
  );
  return (
    living &&
    new Broken('duplicates', `a second run that pays ${kind}, ${momentText(world.now)}, while the first lives`)
  );
}

/** A run lives while its last task ended so short a time ago: a minute less than the lease, which not every task renews. */
const LIVELY = 4 * MINUTE;

/** Whether a step whose time came at `since` is to be judged at all, and when. */
export function judgementOf(history: History, outside: Outside, step: number, since: number): number | undefined {
  const due = stepTime(history, outside.plan, step);
  const judgedAt = outside.outages.reduce(
    (moment, { from, to }) => (from < moment && to > since ? to + PATIENCE : moment),
    since + PATIENCE,
  );
  const tooLate = judgedAt - due > (history.staleAfterHours - 1) * HOUR || judgedAt > closingTime(outside.plan) - HOUR;
  return tooLate ? undefined : judgedAt;
}

/** Everyone who surely wanted the step all the time has it, or a later one that spoke for it. @throws Broken */
export function judgeStep(history: History, world: World, step: number, since: number): void {
  const counting = history.steps.flatMap((_, index) => (index >= step ? [stepId(index)] : []));
  world.outside.people.forEach((known, index) => {
    if (known.wantedSince > since) return;
    const has = world.inbox.some(
      ({ person, occurrence }) => person === personId(index) && counting.includes(occurrence),
    );
    if (!has)
      throw new Broken(
        'missed',
        `${stepId(step)} to ${personId(index)}, who waited from ${momentText(since)} to ${momentText(world.now)}`,
      );
  });
}

/** When all is over. @throws Broken */
export async function judgeEnd(
  world: World,
  organiser: string,
  textsOf: (index: number) => Promise<string>,
): Promise<void> {
  for (const [index, { accepted }] of world.outside.people.entries()) {
    const shown = await textsOf(index);
    for (const text of Object.values(accepted)) {
      const where = shown.includes(`"${text}"`) ? 'the report' : 'the table';
      const kept =
        where === 'the report' && Object.values(world.objects).some((document) => document.includes(`"${text}"`));
      if (!kept) throw new Broken('lost', `"${text}" of ${personId(index)} was accepted and is not in ${where}`);
    }
  }
  for (const { pk, sk, debts } of world.table.rows) {
    const owed = Object.keys((debts as { owed?: object } | undefined)?.owed ?? {});
    if (owed.length > 0) throw new Broken('unpaid', `${pk} ${sk} still owes ${owed.join(', ')}`);
  }
  if (!world.inbox.some(({ to }: Mail) => to === organiser)) throw new Broken('missed', 'the report, to the organiser');
}
