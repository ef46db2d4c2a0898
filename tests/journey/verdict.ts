/**
 * Who should have got which mail, and who did: reckoned from the inbox and from what the people themselves did, never
 * from Afterword's own ledger.
 */

/** What one step of the plan looked like from outside. */
export interface StepSeen {
  readonly step: string;
  /** The addresses of those who owed something when the step was sent, by what they had done until then. */
  readonly owing: ReadonlySet<string>;
  /** To whom the step's mails went, as they lay in the inbox: an address twice for two mails. */
  readonly mailed: readonly string[];
}

export interface Verdict {
  /** Mails beyond one per person and step. */
  readonly duplicates: number;
  /** People who owed something and got no mail for a step. */
  readonly missed: number;
  /** Mails to people who owed nothing. */
  readonly afterCompletion: number;
}

export function verdictOn(steps: readonly StepSeen[]): Verdict {
  const sum = (count: (step: StepSeen) => number): number => steps.reduce((total, step) => total + count(step), 0);
  return {
    duplicates: sum(({ mailed }) => mailed.length - new Set(mailed).size),
    missed: sum(({ owing, mailed }) => [...owing].filter((address) => !mailed.includes(address)).length),
    afterCompletion: sum(({ owing, mailed }) => mailed.filter((address) => !owing.has(address)).length),
  };
}
