import type { Verdict } from '../../../shared/papers/paper.ts';
import type { PaperState } from '../../../shared/papers/paper-state.ts';
import type { Recommended } from '../../../shared/papers/review.ts';

/** States and verdicts as staff read them. */
const STATE: Readonly<Record<PaperState, { readonly label: string; readonly tone: '' | 'good' | 'warn' | 'bad' }>> = {
  draft: { label: 'being written', tone: '' },
  submitted: { label: 'being checked', tone: '' },
  resubmitted: { label: 'revision being checked', tone: '' },
  refused: { label: 'file could not be used', tone: 'bad' },
  'under-review': { label: 'waits for a decision', tone: 'warn' },
  'revision-requested': { label: 'waits for a revision', tone: '' },
  approved: { label: 'approved', tone: 'good' },
  published: { label: 'published', tone: 'good' },
  rejected: { label: 'rejected', tone: 'bad' },
  withdrawn: { label: 'withdrawn', tone: 'bad' },
};

export const VERDICT: Readonly<Record<Verdict, string>> = {
  approve: 'Approve',
  'request-revision': 'Request a revision',
  reject: 'Reject',
};

export const stateLabel = (state: PaperState): string => STATE[state].label;

export const PaperStateTag = ({ state }: { readonly state: PaperState }) => (
  <span class={`tag ${STATE[state].tone}`}>{STATE[state].label}</span>
);

export const RECOMMENDED: Readonly<Record<Recommended, string>> = {
  approve: 'Approve',
  revise: 'Revise',
  reject: 'Reject',
};
