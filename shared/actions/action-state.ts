import * as z from 'zod';

/** The states of an action, and what may follow what: the code, the pages and docs/road-map.md are made from this one table. */

export const ActionStatusSchema = z.enum(['planned', 'under-way', 'done', 'dropped']);
export type ActionStatus = z.infer<typeof ActionStatusSchema>;

/** What leads from one state to another. */
export type ActionTransition =
  /** Its owner says how it stands, or staff do for the owner. */
  | 'plan'
  | 'begin'
  | 'finish'
  /** An organiser: it is not pursued any more; and that taken back, to where it stood. */
  | 'drop'
  | 'restore-planned'
  | 'restore-begun';

/** The one table. Everything that changes a state asks `after`. */
export const TRANSITIONS: Readonly<Record<ActionStatus, Partial<Readonly<Record<ActionTransition, ActionStatus>>>>> = {
  planned: { plan: 'planned', begin: 'under-way', finish: 'done', drop: 'dropped' },
  'under-way': { plan: 'planned', begin: 'under-way', finish: 'done', drop: 'dropped' },
  // What turns out not to be done goes on; a later report of the same replaces what was said.
  done: { begin: 'under-way', finish: 'done' },
  dropped: { 'restore-planned': 'planned', 'restore-begun': 'under-way' },
};

/** The state that a transition leads to; `undefined` where it is not allowed. */
export const after = (from: ActionStatus, transition: ActionTransition): ActionStatus | undefined =>
  TRANSITIONS[from][transition];

/** What a report can say, and by which transition it gets there. */
const REPORTED = { planned: 'plan', 'under-way': 'begin', done: 'finish' } as const;
export const ReportedStatusSchema = z.enum(['planned', 'under-way', 'done']);
export type ReportedStatus = z.infer<typeof ReportedStatusSchema>;

/** Which states may be reported of an action that stands at `from`; none of one that was dropped. */
export const reportable = (from: ActionStatus): readonly ReportedStatus[] =>
  ReportedStatusSchema.options.filter((to) => after(from, REPORTED[to]) === to);

/** Whether something is still to come of it: only then is anybody reminded of it, and only then is it overdue. */
export const isOpen = (status: ActionStatus): boolean => status === 'planned' || status === 'under-way';
