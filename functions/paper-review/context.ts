import type { Mailer } from '../../shared/mail/mail.ts';
import type { Documents } from '../../shared/papers/documents.store.ts';
import type { LinkKeys } from '../../shared/people/link.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the tasks work with; made once, in handler.ts. */
export interface PaperReviewContext {
  readonly table: Table;
  readonly documents: Documents;
  readonly mailer: Mailer;
  readonly linkKeys: LinkKeys;
  readonly baseUrl: string;
}
