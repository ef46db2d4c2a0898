import type { Mailer } from '../../shared/mail/mail.ts';
import type { LinkKeys } from '../../shared/people/link.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the tasks work with; made once, in main.ts. */
export interface FollowUpContext {
  readonly table: Table;
  readonly mailer: Mailer;
  /** What SES lets this account send. */
  readonly quota: () => Promise<{ readonly perSecond: number; readonly leftToday: number }>;
  readonly linkKeys: LinkKeys;
  readonly baseUrl: string;
}
