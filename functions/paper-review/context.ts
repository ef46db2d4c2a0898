import type { Mailer } from '../../shared/mail/mail.ts';
import type { Documents } from '../../shared/papers/documents.store.ts';
import type { ReadFile } from '../../shared/papers/screening/screening.ts';
import type { LinkKeys } from '../../shared/people/link.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the tasks work with; made once, in main.ts. */
export interface PaperReviewContext {
  readonly table: Table;
  readonly documents: Documents;
  /** Reads a stranger's file, within bounds. */
  readonly readFile: ReadFile;
  /** Whether the deployment has the files scanned for malware, so that a paper waits for the verdict. */
  readonly malwareScan: boolean;
  readonly mailer: Mailer;
  readonly linkKeys: LinkKeys;
  readonly baseUrl: string;
}
