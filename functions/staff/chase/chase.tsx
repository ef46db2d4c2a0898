import { stringify } from 'csv-stringify/sync';
import { noted } from '../../../shared/audit/audit.store.ts';
import { withoutFormula } from '../../../shared/feedback/export.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import { toCall } from '../../../shared/report/chase.ts';
import { type PersonStanding, standingOf } from '../../../shared/report/overview.ts';
import { pageOf } from '../../../shared/report/people-list.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer, textFile } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { ToCallJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { standingJson } from '../overview-json.ts';
import { owedText } from '../people-list/words.ts';
import { memberRoute, type StaffVisit } from '../session.ts';
import { ChasePage } from './chase-page.tsx';

/** Whom to telephone: senior officials are reached so, ministry by ministry. */
export const chaseRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/chase', 'viewer', async (visit, request) => {
    const people = await standingsOf(context, visit, request);
    const list = toCall(people);
    const { query } = request;
    const page =
      query.get('all') === 'yes' ? { rows: list, number: 1, of: 1 } : pageOf(list, Number(query.get('page') ?? 1) || 1);
    const called = people.find(({ person }) => person.id === query.get('called'));
    return answer<typeof ToCallJson>(request, {
      page: () => <ChasePage visit={visit} page={page} all={list.length} called={called} />,
      json: { people: list.map(rowJson) },
    });
  }),
  memberRoute(context, 'GET', '/chase/telephone-list.csv', 'organiser', async (visit, request) => {
    const list = toCall(await standingsOf(context, visit, request));
    const rows = [COLUMNS, ...list.map(cellsOf)].map((cells) => cells.map(withoutFormula));
    const text = stringify(rows, { bom: true, quoted: true, record_delimiter: 'windows' });
    const name = `telephone-list-${visit.workshop.details.id}.csv`;
    await noted(context.table, 'exported', { about: name });
    return textFile(text, { type: 'text/csv; charset=utf-8', name });
  }),
];

async function standingsOf({ table }: StaffContext, { workshop }: StaffVisit, { now }: Request) {
  const everyone = await listEveryone(table, workshop.details.id);
  return everyone.map((participant) => standingOf(workshop, participant, now));
}

const rowJson = (standing: PersonStanding) => ({
  ...standingJson(standing),
  telephone: standing.person.telephone ?? null,
  calls: standing.person.calls,
});

const COLUMNS = ['organisation', 'name', 'position', 'telephone', 'email', 'owes', 'last_call', 'outcome', 'note'];

function cellsOf(standing: PersonStanding): string[] {
  const { organisation, name, position, telephone = '', email, calls } = standing.person;
  const last = calls.at(-1);
  const call = last ? [last.at, last.outcome, last.note] : ['', '', ''];
  return [organisation, name, position, telephone, email, owedText(standing), ...call];
}
