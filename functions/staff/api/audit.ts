import * as z from 'zod';
import { AuditEntrySchema } from '../../../shared/audit/audit.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { FilterSchema } from '../audit/filter.ts';

/** `what`: the route in a sentence. What stood and stands in a field that was changed is anything that an item may hold. */
const Entries = z.array(AuditEntrySchema.extend({ what: z.string() }));

/** `account`: how the member signed in of late, where the log is asked for that one alone. */
export const AuditJson = z.object({ entries: Entries, account: Entries, next: z.string().nullable() });
export const AuditExportJson = AuditJson.pick({ entries: true });

const Sought = FilterSchema.extend({ after: z.string().optional() });

const AUDIT = '/staff/w/{workshopId}/audit';

export const auditApi = {
  [`GET ${AUDIT}`]: { response: AuditJson, query: Sought },
  [`GET ${AUDIT}/audit.csv`]: { noJson: 'a CSV file; audit.json has the same', query: Sought },
  [`GET ${AUDIT}/audit.json`]: { response: AuditExportJson, query: Sought },
} satisfies Api;
