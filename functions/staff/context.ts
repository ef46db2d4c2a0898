import type { Mailer } from '../../shared/mail/mail.ts';
import type { Documents } from '../../shared/papers/documents.store.ts';
import type { Packets } from '../../shared/papers/hand-off/packets.store.ts';
import type { LinkKeys } from '../../shared/people/link.ts';
import type { OwnAccount, SignIn, StaffAccounts } from '../../shared/people/staff-sign-in.ts';
import type { Reports } from '../../shared/report/report.store.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the routes of this function work with; made once, in main.ts. */
export interface StaffContext {
  readonly table: Table;
  readonly signIn: SignIn;
  /** Of whoever asks. */
  readonly ownAccount: OwnAccount;
  /** Of others. */
  readonly accounts: StaffAccounts;
  readonly linkKeys: LinkKeys;
  readonly packets: Pick<Packets, 'download'>;
  readonly documents: Pick<Documents, 'download' | 'uploadForm' | 'findUpload' | 'keepUpload'>;
  readonly reports: Pick<Reports, 'read' | 'download'>;
  readonly mailer: Mailer;
  /** The address that mail comes from. */
  readonly mailFrom: string;
  readonly baseUrl: string;
}
