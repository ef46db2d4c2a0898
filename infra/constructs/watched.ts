import type { DeadLetters } from './dead-letters.ts';
import type { AfterwordFunction } from './function.ts';
import type { WorkshopTable } from './table.ts';
import type { Web } from './web.ts';
import type { Workflow } from './workflow.ts';

/** Everything that is looked at. */
export interface Watched {
  readonly web: Web;
  readonly table: WorkshopTable;
  readonly sweep: AfterwordFunction;
  /** Functions that answer people. */
  readonly pages: readonly AfterwordFunction[];
  /** Functions that carry out tasks of workflows, or take in what became of mails. */
  readonly behind: readonly AfterwordFunction[];
  /** Functions that send mails. */
  readonly senders: readonly AfterwordFunction[];
  readonly workflows: readonly Workflow[];
  readonly lostMailEvents: DeadLetters;
}
