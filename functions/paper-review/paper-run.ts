import type * as z from 'zod';
import { holds } from '../../shared/debts/debts.ts';
import { RunSchema } from '../../shared/debts/run.ts';
import type { LastLook, OutgoingMail } from '../../shared/mail/mail.ts';
import { changePaper, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import type { PaperReviewContext } from './context.ts';

/** A run of this workflow: which paper it is about, and the ticket for the debt that it pays. */
export const PaperRunSchema = RunSchema.required({ personId: true, paperId: true }).extend({
  personId: TokenSchema,
  paperId: TokenSchema,
});
export type PaperRun = z.infer<typeof PaperRunSchema>;

export interface Next<Word extends string> {
  readonly next: Word;
}

/**
 * The paper as it stands now, or `undefined` where another run has taken its debt over: a new version was handed in, a
 * decision was made, or a later attempt began. Every task asks this first, and then does nothing.
 */
export async function paperInHand(context: PaperReviewContext, run: PaperRun): Promise<Paper | undefined> {
  const paper = await readPaper(context.table, run.workshopId, run.personId, run.paperId);
  return holds(paper.debts, run.debt) ? paper : undefined;
}

/** Changes the paper while this run holds its debt. @returns the paper after it, or `undefined` where it does not */
export async function changeInHand(
  context: PaperReviewContext,
  run: PaperRun,
  change: (paper: Paper) => Paper,
): Promise<Paper | undefined> {
  let mine = false;
  const paper = await changePaper(context.table, { ...run, id: run.paperId }, (found) => {
    mine = holds(found.debts, run.debt);
    return mine ? change(found) : found;
  });
  return mine ? paper : undefined;
}

/** Nobody knows yet whether a mail went out. The debt stays, and a later run finds it settled or sends it again. */
export class MailUnsettled extends Error {
  override readonly name = 'MailUnsettled';
}

/** @throws MailUnsettled; Throttled, which the workflow retries */
export async function sendAll(
  context: PaperReviewContext,
  mails: readonly OutgoingMail[],
  now: number,
  look?: (mail: OutgoingMail) => Promise<LastLook>,
): Promise<void> {
  const { unsettled } = await context.mailer.send(mails, now, look);
  if (unsettled > 0) throw new MailUnsettled(`Of ${unsettled} mails nobody knows yet whether they were sent.`);
}
