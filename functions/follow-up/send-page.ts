import { renew } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { followUpMail } from '../../shared/follow-up/follow-up-mail.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { BULK_LIMIT } from '../../shared/mail/ses.store.ts';
import { everyone, type Participant } from '../../shared/people/person.store.ts';
import { unreachable } from '../../shared/people/person.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Step, Workshop } from '../../shared/workshop/workshop.ts';
import type { FollowUpContext } from './context.ts';
import type { StepRun } from './step-run.ts';

export type SentPage = { readonly next: 'page' | 'complete' | 'stop' } & StepRun;

/**
 * Sends the step to one page of people: those who owe something at this very moment and can be reached. The lease is
 * renewed first, and with it the question is asked whether this run is still the one: a rescheduled or closed workshop
 * stops it here.
 */
export async function sendPage(context: FollowUpContext, run: Run, step: StepRun, now: number): Promise<SentPage> {
  const workshop = await renewed(context, run, now);
  const planned = workshop?.details.followUp.steps.find(({ id }) => id === step.stepId);
  if (!workshop || !planned) return { ...step, next: 'stop' };

  const page = await nextPage(context, run.workshopId, step.after);
  const mails = page.flatMap((participant) => mailFor(context, workshop, planned, participant, now));
  const outcome = await context.mailer.send(mails, now);

  const unsettled = step.unsettled + outcome.unsettled;
  const last = page.at(-1);
  if (last && page.length === BULK_LIMIT) return { ...step, next: 'page', after: last.person.id, unsettled };
  return { ...step, next: unsettled > 0 ? 'stop' : 'complete', unsettled };
}

/** The workshop with its lease renewed, or `undefined` where another run holds the debt or the follow-up is closed. */
async function renewed(context: FollowUpContext, run: Run, now: number): Promise<Workshop | undefined> {
  let mine = false;
  const workshop = await changeWorkshop(context.table, run.workshopId, (found) => {
    const debts = found.closedAt === undefined ? renew(found.debts, run.debt, now) : undefined;
    mine = debts !== undefined;
    return debts ? { ...found, debts } : found;
  });
  return mine ? workshop : undefined;
}

async function nextPage(context: FollowUpContext, workshopId: string, after: string): Promise<Participant[]> {
  const page: Participant[] = [];
  for await (const participant of everyone(context.table, workshopId, { after, pageSize: BULK_LIMIT + 10 })) {
    page.push(participant);
    if (page.length === BULK_LIMIT) break;
  }
  return page;
}

function mailFor(
  context: FollowUpContext,
  workshop: Workshop,
  step: Step,
  { person, papers }: Participant,
  now: number,
): OutgoingMail[] {
  const [first, ...rest] = obligationsOf(workshop, person, papers, now);
  if (!first || unreachable(person)) return [];
  return [followUpMail(context, workshop, step, person, [first, ...rest])];
}
