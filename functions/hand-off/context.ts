import type { Mailer } from '../../shared/mail/mail.ts';
import type { Documents } from '../../shared/papers/documents.store.ts';
import type { Packets } from '../../shared/papers/hand-off/packets.store.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the tasks work with; made once, in main.ts. */
export interface HandOffContext {
  readonly table: Table;
  readonly documents: Pick<Documents, 'read'>;
  readonly packets: Pick<Packets, 'keepPlan' | 'readPlan' | 'keep'>;
  readonly mailer: Mailer;
  readonly baseUrl: string;
}

/** Nothing is to be done, and why: it stands in the execution's history. */
export interface Stop {
  readonly next: 'stop';
  readonly why: string;
}

export const PAID_BY_ANOTHER: Stop = { next: 'stop', why: 'another run pays this debt' };
