import { countBallots } from '../../shared/ballots/ballots.store.ts';
import { holds, renew } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { tallyText } from '../../shared/feedback/told-tally.ts';
import { listWithErased } from '../../shared/people/person.store.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import type { Headline } from '../../shared/report/report-mail.ts';
import { summarise } from '../../shared/report/summary.ts';
import { readThemes } from '../../shared/swot/themes.store.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { type ClosingContext, PAID_BY_ANOTHER, type Stop } from './context.ts';

export type Written = ({ readonly next: 'tell-organisers' } & Headline) | Stop;

/**
 * Tallies what everyone gave, and stores it as the summary report. Nothing but the mail's four figures goes on to the next
 * task: people's answers stay out of the execution's history.
 */
export async function writeReport(context: ClosingContext, run: Run, now: number): Promise<Written> {
  const workshop = await renewed(context, run, now);
  if (!workshop) return PAID_BY_ANOTHER;
  const { questionnaire } = await readQuestionnaire(context.table, workshop);
  const [{ people, erased }, themes, ballots] = await Promise.all([
    listWithErased(context.table, run.workshopId),
    readThemes(context.table, run.workshopId),
    // Counted once, here: whoever could read results while they grow could subtract one from the next.
    workshop.details.feedback.anonymous ? countBallots(context.ballots, run.workshopId) : undefined,
  ]);
  const summary = summarise(workshop, questionnaire, people, { erased, themes, ...(ballots && { ballots }), now });
  const stored = await context.reports.keep(
    run.workshopId,
    run.debt.revision,
    reportHtml(
      reportDocument(summary, {
        language: workshop.details.language,
        prose: {},
        baseUrl: context.baseUrl,
        edition: { number: 1, isApproved: false },
        at: workshop.closedAt ?? new Date(now).toISOString(),
      }),
    ),
  );
  // Whoever works on the report later may not read the ballots: what is told of them is kept beside it.
  const told = summary.ballots && {
    cast: summary.ballots.cast,
    tally: await context.reports.keepTally(run.workshopId, run.debt.revision, tallyText(summary.feedback)),
  };
  let mine = false;
  await changeWorkshop(context.table, run.workshopId, (found) => {
    mine = holds(found.debts, run.debt);
    if (!mine || found.report?.key === stored.key) return found;
    return { ...found, report: { ...stored, ...told, at: new Date(now).toISOString() } };
  });
  if (!mine) return PAID_BY_ANOTHER;
  const { invited, feedback, swot, papers } = summary.participation;
  return { next: 'tell-organisers', invited, feedback, swot, papers };
}

/** The closed workshop with the lease renewed, or `undefined` where another run holds the debt. */
async function renewed(context: ClosingContext, run: Run, now: number): Promise<Workshop | undefined> {
  let mine = false;
  const workshop = await changeWorkshop(context.table, run.workshopId, (found) => {
    const debts = found.closedAt === undefined ? undefined : renew(found.debts, run.debt, now);
    mine = debts !== undefined;
    return debts ? { ...found, debts } : found;
  });
  return mine ? workshop : undefined;
}
