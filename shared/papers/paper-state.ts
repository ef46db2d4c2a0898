import * as z from 'zod';

/** The states of a paper, and what may follow what: the code, the pages and docs/papers.md are made from this one table. */

export const PaperStateSchema = z.enum([
  'draft',
  'submitted',
  'resubmitted',
  'refused',
  'under-review',
  'revision-requested',
  'approved',
  'published',
  'rejected',
  'withdrawn',
]);
export type PaperState = z.infer<typeof PaperStateSchema>;

/** What leads from one state to another. */
export type Transition =
  /** Its author hands in a version, or staff do on behalf. `resubmit`: after a revision was asked for. */
  | 'submit'
  | 'resubmit'
  /** Screening has read the file. */
  | 'pass'
  | 'refuse'
  /** An organiser decides. */
  | 'approve'
  | 'request-revision'
  | 'reject'
  | 'publish'
  /** Its author takes it back before it is approved; afterwards only an organiser does. */
  | 'withdraw';

/** The one table. Everything that changes a state asks `after`. */
export const TRANSITIONS: Readonly<Record<PaperState, Partial<Readonly<Record<Transition, PaperState>>>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { submit: 'submitted', pass: 'under-review', refuse: 'refused', withdraw: 'withdrawn' },
  resubmitted: { resubmit: 'resubmitted', pass: 'under-review', refuse: 'refused', withdraw: 'withdrawn' },
  refused: { submit: 'submitted', resubmit: 'resubmitted', withdraw: 'withdrawn' },
  'under-review': {
    submit: 'submitted',
    resubmit: 'resubmitted',
    approve: 'approved',
    'request-revision': 'revision-requested',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  'revision-requested': { resubmit: 'resubmitted', withdraw: 'withdrawn' },
  approved: { publish: 'published', withdraw: 'withdrawn' },
  published: { withdraw: 'withdrawn' },
  rejected: {},
  withdrawn: {},
};

/** The state that a transition leads to; `undefined` where it is not allowed. */
export const after = (from: PaperState, transition: Transition): PaperState | undefined =>
  TRANSITIONS[from][transition];

/** Whether another version may still come. */
export const takesAnother = (state: PaperState): boolean =>
  after(state, 'submit') !== undefined || after(state, 'resubmit') !== undefined;
