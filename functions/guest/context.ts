import type { Documents } from '../../shared/papers/documents.store.ts';
import type { LinkKeys } from '../../shared/people/link.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the routes of this function work with; made once, in main.ts. */
export interface GuestContext {
  readonly table: Table;
  readonly documents: Documents;
  readonly linkKeys: LinkKeys;
  readonly baseUrl: string;
}
