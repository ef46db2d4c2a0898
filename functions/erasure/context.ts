import type { ErasedFiles } from '../../shared/papers/erased-files.store.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the tasks work with; made once, in main.ts. */
export interface ErasureContext {
  readonly table: Table;
  readonly files: ErasedFiles;
}

/** Nothing is to be done, and why: it stands in the execution's history. */
export interface Stop {
  readonly next: 'stop';
  readonly why: string;
}

export const PAID_BY_ANOTHER: Stop = { next: 'stop', why: 'another run pays this debt' };

/** The debt stays, and a later run looks again. */
export const EDITION_UNDER_WAY: Stop = { next: 'stop', why: 'an edition of the report is being written' };
