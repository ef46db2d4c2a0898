import { holds, owe } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { Composed } from '../../shared/follow-up/mails.ts';
import { timeliness } from '../../shared/follow-up/plan.ts';
import type { OutgoingMail, Withheld } from '../../shared/mail/mail.ts';
import { BULK_LIMIT } from '../../shared/mail/ses.store.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { nextPeople } from '../../shared/people/person.store.ts';
import { schedule } from '../../shared/workshop/calendar.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { composer } from './composer.ts';
import type { FollowUpContext } from './context.ts';
import { lastLook } from './last-look.ts';
import { type Mailing, renewed } from './mailing.ts';

export type SentPage = {
  readonly next: 'page' | 'complete' | 'hand-on' | 'stop';
  readonly waitSeconds: number;
} & Mailing;

/** People of whom a page notes at most that they get no mail: those who have answered already may be very many. */
export const LOOKED_AT_MOST = 200;
/** A run ends after an hour, and its history at 25,000 events; a page takes some seconds and a dozen events. */
const MOST_PAGES = 500;

/**
 * Sends the mailing to one page of people: those whom it concerns at this very moment and who can be reached; of all
 * others the ledger says why not. The lease is renewed first, and with it the question is asked whether this run is still
 * the one: a plan that was changed, or a follow-up that is over, stops it here.
 */
export async function sendPage(context: FollowUpContext, run: Run, mailing: Mailing, now: number): Promise<SentPage> {
  const { table, mailer } = context;
  const workshop = await renewed(table, run.workshopId, run.debt, mailing, now);
  const compose = workshop && (await composer(context, workshop, mailing.occurrence));
  if (!workshop || !compose || isTooLate(workshop, mailing, now)) return { ...mailing, next: 'stop', waitSeconds: 0 };

  const page = await nextPage(context, run.workshopId, mailing, (participant) => compose(participant, now));
  await mailer.withhold(page.withheld, now);
  const outcome = await mailer.send(page.mails, now, lastLook(context, run.workshopId, compose, now));

  const unsettled = mailing.unsettled + outcome.unsettled;
  const waitSeconds = Math.max(1, Math.ceil(page.mails.length / mailing.perSecond));
  const sent = { ...mailing, unsettled, waitSeconds, pages: mailing.pages + 1 };
  if (page.isLast) return { ...sent, next: unsettled > 0 ? await begunAnew(context, run, mailing) : 'complete' };
  const onward = { ...sent, after: page.last };
  return { ...onward, next: onward.pages < MOST_PAGES ? 'page' : await handedOn(context, run, onward, now) };
}

/** A run that was held up may come to its next page when the step is not worth sending any more; the next one skips it. */
function isTooLate(workshop: Workshop, { occurrence }: Mailing, now: number): boolean {
  const planned = schedule(workshop.details).find(({ step }) => step.id === occurrence);
  return planned !== undefined && timeliness(workshop, planned.step, planned.at, now) !== 'due';
}

interface Page {
  readonly mails: readonly OutgoingMail[];
  readonly withheld: readonly Withheld[];
  /** The last person looked at. */
  readonly last: string;
  readonly isLast: boolean;
}

/** As many people as one second's mails go to, and those between them who get none; each is read once. */
async function nextPage(
  { table }: FollowUpContext,
  workshopId: string,
  { after, perSecond }: Mailing,
  compose: (participant: Participant) => Composed,
): Promise<Page> {
  const most = Math.max(1, Math.min(BULK_LIMIT, Math.floor(perSecond)));
  const mails: OutgoingMail[] = [];
  const withheld: Withheld[] = [];
  let last = after;
  let isLast = false;
  while (!isLast && mails.length < most && withheld.length < LOOKED_AT_MOST) {
    const found = await nextPeople(table, workshopId, last, most - mails.length);
    for (const participant of found.people) {
      const composed = compose(participant);
      if ('mail' in composed) mails.push(composed.mail);
      else withheld.push(composed.withheld);
    }
    last = found.last;
    isLast = found.isLast;
  }
  return { mails, withheld, last, isLast };
}

/** Goes on in an execution of its own, from the next person: the debt is owed anew, as one that was never tried. */
async function handedOn(context: FollowUpContext, run: Run, mailing: Mailing, now: number): Promise<'hand-on'> {
  const { occurrence, after, unsettled } = mailing;
  await changeWorkshop(context.table, run.workshopId, (workshop) =>
    holds(workshop.debts, run.debt)
      ? {
          ...workshop,
          mailings: { ...workshop.mailings, [occurrence]: { after, unsettled } },
          debts: owe(workshop.debts, run.debt.kind, now),
        }
      : workshop,
  );
  return 'hand-on';
}

/** Of some mails nobody knows what became: a later run goes through all once more, and finds them settled or sends them. */
async function begunAnew(context: FollowUpContext, run: Run, { occurrence }: Mailing): Promise<'stop'> {
  await changeWorkshop(context.table, run.workshopId, (workshop) => {
    if (!holds(workshop.debts, run.debt) || !workshop.mailings[occurrence]) return workshop;
    const { [occurrence]: _, ...mailings } = workshop.mailings;
    return { ...workshop, mailings };
  });
  return 'stop';
}
