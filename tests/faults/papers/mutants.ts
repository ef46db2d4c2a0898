import type { Edit } from '../sim/bundle.ts';

/** Ways to break what papers are promised, each of which must be noticed; and the words in which it is. */
export interface PaperMutant extends Edit {
  readonly name: string;
  readonly says: RegExp;
}

const DECIDE = 'shared/papers/decide.ts';

export const PAPER_MUTANTS: readonly PaperMutant[] = [
  {
    name: 'a decision that owes nothing',
    file: DECIDE,
    find: "    debts: owe(paper.debts, 'paper', now),",
    replace: '',
    says: /owes nothing|not told/,
  },
  {
    name: 'a decision on a version that was not the newest',
    file: DECIDE,
    find: 'if (newest?.number !== version) {',
    replace: 'if (newest === undefined) {',
    says: /another version than the newest/,
  },
  {
    name: 'an approval of a paper that nobody screened',
    file: 'shared/papers/paper-state.ts',
    find: '  TRANSITIONS[from][transition];',
    replace: "  transition === 'approve' ? 'approved' : TRANSITIONS[from][transition];",
    says: /from \w+ to approved/,
  },
  {
    name: 'a version in the place of the one before',
    file: 'shared/papers/submission.ts',
    find: 'versions: [...paper.versions, version],',
    replace: 'versions: [version],',
    says: /./,
  },
  {
    name: 'a run that ends though nobody knows whether its mail went out',
    file: 'functions/paper-review/paper-run.ts',
    find: 'if (unsettled > 0) throw',
    replace: 'if (unsettled < 0) throw',
    says: /not told/,
  },
];
