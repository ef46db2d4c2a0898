import type { DebtKind } from './debts.ts';

/** Which workflow pays which kind of debt. */
export const PAID_BY = {
  'follow-up': 'follow-up',
  notice: 'follow-up',
  letter: 'follow-up',
  digest: 'follow-up',
  report: 'follow-up',
  action: 'follow-up',
  paper: 'paper-review',
  'co-authors': 'paper-review',
  review: 'paper-review',
  packet: 'hand-off',
  'hand-off': 'hand-off',
  closing: 'closing-report',
  edition: 'report-edition',
  erasure: 'erasure',
  retention: 'erasure',
} as const satisfies Readonly<Record<DebtKind, string>>;

export type Workflow = (typeof PAID_BY)[DebtKind];

/** The kinds that a workflow pays. */
type KindPaidBy<By extends Workflow> = {
  [Kind in DebtKind]: (typeof PAID_BY)[Kind] extends By ? Kind : never;
}[DebtKind];

/** The kind of a run's debt, for a workflow that pays it. @throws Error for one that another workflow pays */
export function kindPaidBy<By extends Workflow>(workflow: By, kind: DebtKind): KindPaidBy<By> {
  if (isPaidBy(workflow, kind)) return kind;
  throw new Error(`The workflow ${workflow} does not pay debts of the kind "${kind}".`);
}

const isPaidBy = <By extends Workflow>(workflow: By, kind: DebtKind): kind is KindPaidBy<By> =>
  PAID_BY[kind] === workflow;
