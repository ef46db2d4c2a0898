import type { Documents } from '../../shared/papers/documents.store.ts';
import type { LinkKeys } from '../../shared/people/link.ts';
import type { Table } from '../../shared/store/table.store.ts';

/** What the routes of this function work with; made once, in main.ts. */
export interface PublicContext {
  readonly table: Table;
  readonly documents: Documents;
  readonly baseUrl: string;
  /** What a certificate's code is checked with. */
  readonly linkKeys: LinkKeys;
  /** Where whoever runs a harvester writes to. */
  readonly adminEmail: string;
}

/** What everyone sees alike may be kept for a minute, by browsers and by CloudFront. */
export const FOR_A_MINUTE = 'public, max-age=60';
