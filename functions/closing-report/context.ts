import type { Mailer } from '../../shared/mail/mail.ts';
import type { Reports } from '../../shared/report/report.store.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the tasks work with; made once, in main.ts. */
export interface ClosingContext {
  readonly table: Table;
  /** Where anonymous feedback is kept. */
  readonly ballots: Table;
  readonly reports: Reports;
  readonly mailer: Mailer;
  readonly baseUrl: string;
}

/** Nothing is to be done, and why: it stands in the execution's history. */
export interface Stop {
  readonly next: 'stop';
  readonly why: string;
}

export const PAID_BY_ANOTHER: Stop = { next: 'stop', why: 'another run pays this debt' };
