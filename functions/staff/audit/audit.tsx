import { EntryPlaceSchema, entriesOfMember, findEntries, resolved } from '../../../shared/audit/audit.store.ts';
import type { AuditEntry } from '../../../shared/audit/audit.ts';
import { findPerson } from '../../../shared/people/person.store.ts';
import { normaliseEmail } from '../../../shared/store/keys.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { furtherLink, readFurther } from '../../../shared/web/further.ts';
import { answer, textFile } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { AuditJson } from '../api/audit.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, type StaffVisit } from '../session.ts';
import { auditCsv, entryJson } from './export.ts';
import { type Filter, queryOf, readFilter, soughtBy } from './filter.ts';
import { AuditPage } from './page.tsx';

const PATH = '/audit';
const ON_A_PAGE = 50;
/** With what a change may hold, this many fit into an answer. */
const IN_A_FILE = 2000;

/** What staff did: for organisers, searched, a page after the other, and as a file. */
export function auditRoutes(context: StaffContext): Route[] {
  const { table } = context;
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
      const filter = readFilter(request.query);
      const [{ entries, next }, account] = await Promise.all([
        look(table, visit, request, filter, ON_A_PAGE),
        accountOf(table, visit, filter),
      ]);
      const names = await namesOf(table, entries);
      const further = next && `${visit.home}${PATH}?${queryOf(filter, { after: next })}`;
      const begins = !request.query.get('after');
      return answer<typeof AuditJson>(request, {
        page: () => <AuditPage {...{ visit, filter, entries, account, names, further, begins }} />,
        json: { entries: entries.map(entryJson), account: account.map(entryJson), next: further ?? null },
      });
    }),
    memberRoute(context, 'GET', `${PATH}/audit.csv`, 'organiser', async (visit, request) => {
      const entries = await toExport(table, visit, request);
      return textFile(auditCsv(entries), { type: 'text/csv; charset=utf-8', name: fileName(visit, 'csv') });
    }),
    memberRoute(context, 'GET', `${PATH}/audit.json`, 'organiser', async (visit, request) => {
      const entries = await toExport(table, visit, request);
      const text = `${JSON.stringify({ entries: entries.map(entryJson) }, null, 2)}\n`;
      return textFile(text, { type: 'application/json', name: fileName(visit, 'json') });
    }),
  ];
}

const fileName = ({ workshop }: StaffVisit, ending: string): string => `audit-${workshop.details.id}.${ending}`;

async function toExport(table: Table, visit: StaffVisit, request: Request): Promise<AuditEntry[]> {
  const { entries } = await look(table, visit, request, readFilter(request.query), IN_A_FILE);
  return [...entries];
}

/** The newest entries that are sought, what became of each looked up where its own run could not say. */
async function look(table: Table, { workshop }: StaffVisit, request: Request, filter: Filter, most: number) {
  const { id, timeZone } = workshop.details;
  const after = readFurther(EntryPlaceSchema, request.query.get('after'));
  const { entries, next } = await findEntries(table, id, soughtBy(filter, timeZone), most, after);
  return {
    entries: await Promise.all(entries.map((entry) => resolved(table, entry))),
    next: next && furtherLink(next),
  };
}

/** How a member of the staff signed in of late, where the log is asked for that one alone. */
async function accountOf(table: Table, { workshop }: StaffVisit, { who, kind }: Filter): Promise<AuditEntry[]> {
  const member = workshop.details.staff.find(({ email }) => normaliseEmail(email) === normaliseEmail(who ?? ''));
  if (!member) return [];
  const entries = await entriesOfMember(table, member.email, ON_A_PAGE);
  return entries.filter(({ noted }) => kind === undefined || kind === noted);
}

async function namesOf(table: Table, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
  const people = new Map(entries.flatMap((entry) => (entry.personId ? [[entry.personId, entry.workshopId]] : [])));
  const named = [...people].map(async ([personId = '', workshopId = '']) => {
    const person = await findPerson(table, workshopId, personId);
    return [personId, person?.name ?? 'somebody who was erased'] as const;
  });
  return new Map(await Promise.all(named));
}
