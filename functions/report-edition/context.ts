import type { ReportDocument } from '../../shared/report/document/document.ts';
import type { Reports } from '../../shared/report/report.store.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the task works with; made once, in main.ts. */
export interface EditionContext {
  readonly table: Table;
  readonly reports: Pick<Reports, 'read' | 'keepFile'>;
  /** Writes a report as a Word document. */
  readonly writeDocx: (document: ReportDocument) => Promise<Uint8Array>;
  readonly baseUrl: string;
}

/** Nothing is to be done, and why: it stands in the execution's history. */
export interface Stop {
  readonly next: 'stop';
  readonly why: string;
}

export const NOT_OURS: Stop = { next: 'stop', why: 'the approval was taken back, or another run writes the edition' };
