import * as fc from 'fast-check';
import type { Mode } from '../sim/faults.ts';

/** What people do with papers, and what goes wrong meanwhile. People and papers are numbers. */

export type Act =
  | { readonly does: 'begin' | 'correct' | 'take-back'; readonly paper: number }
  /** `file`: which of a few. `sticks`: the same command comes twice, as from a browser that lost the reply. */
  | { readonly does: 'hand-in'; readonly paper: number; readonly file: number }
  /** `seen`: how many versions before the newest one was read. */
  | {
      readonly does: 'decide';
      readonly paper: number;
      readonly verdict: 'approve' | 'request-revision' | 'reject';
      readonly reason: '' | 'Because.' | 'Figures are missing.';
      readonly seen: 0 | 1;
    }
  | { readonly does: 'withdraw'; readonly paper: number }
  | { readonly does: 'invite' | 'remove'; readonly paper: number; readonly reviewer: number }
  /** By the link in the newest mail, whatever it is worth by now. */
  | { readonly does: 'review'; readonly paper: number; readonly reviewer: number; readonly says: Says }
  | { readonly does: 'confirm'; readonly paper: number; readonly answer: 'confirmed' | 'declined' }
  | { readonly does: 'hand-off' | 'accepted'; readonly paper: number }
  | { readonly does: 'rot'; readonly paper: number };

export type Says = 'accept' | 'decline' | 'conflict' | 'approve' | 'revise' | 'reject';

export type Happening =
  | { readonly is: 'act'; readonly act: Act; readonly twice: boolean; readonly fault?: Struck }
  /** Time passes, and whatever is due is started and run, but for runs that are held up or cut off. */
  | {
      readonly is: 'time';
      readonly minutes: number;
      readonly runs: 'all' | 'held-up' | 'cut-off' | 'doubled';
      readonly fault?: Struck;
    }
  /** Runs that were held up go on, as late as that. */
  | { readonly is: 'late-runs' };

/** The so-many-eth call to AWS from here fails; or the first one of a kind that matters most. */
export interface Struck {
  readonly call: number | 'Send' | 'PutItem PAPER' | 'PutItem MAIL';
  readonly mode: Mode;
}

export const PAPERS = 3;
export const REVIEWERS = 2;
/** Mostly one: what happens to it in a row matters more than how many there are. */
const paper = fc.constantFrom(0, 0, 0, 1, 2);
const reviewer = fc.nat(REVIEWERS - 1);
const says = fc.constantFrom<Says>(
  'accept',
  'decline',
  'conflict',
  'approve',
  'approve',
  'approve',
  'revise',
  'reject',
);
const MODES: readonly Mode[] = ['before', 'after', 'retried', 'refused', 'partly'];
const fault = fc.option(
  fc.record({
    call: fc.oneof(fc.nat(40), fc.constantFrom('Send' as const, 'PutItem PAPER' as const, 'PutItem MAIL' as const)),
    mode: fc.constantFrom(...MODES),
  }),
  { nil: undefined, freq: 2 },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('begin' as const, 'correct' as const), paper }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('take-back' as const, 'withdraw' as const), paper }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('hand-in' as const), paper, file: fc.nat(3) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('decide' as const),
      paper,
      verdict: fc.constantFrom('approve' as const, 'request-revision' as const, 'reject' as const),
      reason: fc.constantFrom('' as const, 'Because.' as const, 'Figures are missing.' as const),
      seen: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('rot' as const), paper }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('invite' as const, 'invite' as const, 'remove' as const),
      paper,
      reviewer,
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('review' as const), paper, reviewer, says }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('confirm' as const),
      paper,
      answer: fc.constantFrom('confirmed' as const, 'declined' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('hand-off' as const, 'accepted' as const), paper }) },
);

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('act' as const),
      act,
      twice: fc.boolean(),
      fault,
    }) as fc.Arbitrary<Happening>,
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('time' as const),
      minutes: fc.constantFrom(1, 6, 60, 600, 3 * 24 * 60),
      runs: fc.constantFrom(
        'all' as const,
        'all' as const,
        'all' as const,
        'held-up' as const,
        'cut-off' as const,
        'doubled' as const,
      ),
      fault,
    }) as fc.Arbitrary<Happening>,
  },
  { weight: 1, arbitrary: fc.constant({ is: 'late-runs' as const }) },
);
