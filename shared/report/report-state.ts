import * as z from 'zod';

/** The states of the report, and what may follow what: the code, the pages and docs/report.md are made from this one table. */

export const ReportStateSchema = z.enum(['draft', 'writing', 'approved', 'sent']);
export type ReportState = z.infer<typeof ReportStateSchema>;

/**
 * `written`: what was approved is stored as an edition; it is a run that says so. `reopen`: the next edition begins as a draft, or
 * the same one where it was not written yet. What was approved or sent stays as it was.
 */
export type ReportTransition = 'approve' | 'written' | 'send' | 'reopen';

/** The one table. Everything that changes a state asks `after`. */
export const TRANSITIONS: Readonly<Record<ReportState, Partial<Readonly<Record<ReportTransition, ReportState>>>>> = {
  draft: { approve: 'writing' },
  writing: { written: 'approved', reopen: 'draft' },
  approved: { send: 'sent', reopen: 'draft' },
  sent: { reopen: 'draft' },
};

/** The state that a transition leads to; `undefined` where it is not allowed. */
export const after = (from: ReportState, transition: ReportTransition): ReportState | undefined =>
  TRANSITIONS[from][transition];
