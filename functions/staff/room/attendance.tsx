import * as z from 'zod';
import { changeEach } from '../../../shared/people/attendance.store.ts';
import { attendanceList, withAttended, withoutAttended } from '../../../shared/people/attendance.ts';
import { attendanceCsv, attendanceJson } from '../../../shared/people/attendance-files.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed, page, textFile } from '../../../shared/web/reply.ts';
import type { AttendanceJson, AttendanceNotedJson } from '../api/room.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { doneIn, MomentSchema } from './attendance-done.ts';
import { AttendancePage } from './attendance-page.tsx';
import { SignInSheet } from './sign-in-sheet.tsx';

const PATH = '/room/attendance';

/** Who is there: ticked off at the doors, printed to be signed, and as files. */
export function attendanceRoutes(context: StaffContext): Route[] {
  const people = async (visit: StaffVisit): Promise<Person[]> => {
    const everyone = await listEveryone(context.table, visit.workshop.details.id);
    return everyone.map(({ person }) => person);
  };
  return [
    memberRoute(context, 'GET', PATH, 'viewer', async (visit, request) => {
      const everyone = await people(visit);
      const filter = filterIn(request.query.get('q'), request.query.get('show'));
      const shown = attendanceList(everyone, filter);
      const done = doneIn(request.query.get('done'), everyone);
      return answer<typeof AttendanceJson>(request, {
        page: () => <AttendancePage {...{ visit, everyone, shown, filter, done }} />,
        json: attendanceJson(everyone, shown),
      });
    }),
    memberPost(context, PATH, 'organiser', CommandSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const command = parseFields(CommandSchema, fields);
      const { count, done } = await carryOut(context, visit, command, request.now);
      const { search, show } = filterIn(fields.q, fields.show);
      const query = new URLSearchParams({ ...(search && { q: search }), ...(show !== 'all' && { show }), done });
      return changed<typeof AttendanceNotedJson>(request, `${visit.home}${PATH}?${query}#list`, { changed: count });
    }),
    memberRoute(context, 'GET', `${PATH}.csv`, 'organiser', async (visit) => {
      const { id } = visit.workshop.details;
      const type = 'text/csv; charset=utf-8';
      return textFile(attendanceCsv(await people(visit)), { type, name: `attendance-${id}.csv` });
    }),
    memberRoute(context, 'GET', '/room/sign-in-sheet', 'viewer', async (visit) =>
      page(<SignInSheet workshop={visit.workshop} people={await people(visit)} />, { printed: true }),
    ),
  ];
}

const ShowSchema = z.enum(['all', 'missing', 'here']).catch('all');
const SEARCH_MAX = 100;

const filterIn = (search: unknown, show: unknown) => ({
  search: typeof search === 'string' ? search.trim().slice(0, SEARCH_MAX) : '',
  show: ShowSchema.parse(show ?? 'all'),
});

const NAMED = 'must name a person by the id';

/** A button has one value: an id, and behind a blank the moment of the tick. */
function asUntick(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const [person, at] = value.split(' ');
  return { person, at };
}

/** Which person is ticked, or unticked (with the moment of the tick that is meant), or all that were shown, or that undone. */
const CommandSchema = z
  .object({
    tick: TokenSchema.optional(),
    untick: z.preprocess(asUntick, z.object({ person: TokenSchema, at: MomentSchema.optional() }, NAMED).optional()),
    tickAll: z
      .string(NAMED)
      .transform((ids) => ids.split(' '))
      .pipe(z.array(TokenSchema).max(10_000))
      .optional(),
    takeBack: MomentSchema.optional(),
    /** What of the list was shown, which is shown again. */
    q: z.string().optional().catch(undefined),
    show: ShowSchema.optional(),
  })
  .refine(
    ({ q: _, show: __, ...command }) => Object.values(command).filter((part) => part !== undefined).length === 1,
    'Please say one of: tick, untick, tickAll, takeBack.',
  );
type Command = z.infer<typeof CommandSchema>;

async function carryOut({ table }: StaffContext, { workshop, identity }: StaffVisit, command: Command, now: number) {
  const { id } = workshop.details;
  const by = identity.email;
  const each = (ids: readonly string[], decide: (person: Person) => Person) => changeEach(table, id, ids, decide);
  const { tick, untick, tickAll, takeBack } = command;
  const moment = new Date(now).toISOString();
  if (tick !== undefined) {
    return { count: await each([tick], (person) => withAttended(person, by, now)), done: `tick ${tick}` };
  }
  if (untick !== undefined) {
    const { person: personId, at } = untick;
    return { count: await each([personId], (person) => withoutAttended(person, at)), done: `untick ${personId}` };
  }
  if (tickAll !== undefined) {
    const count = await each(tickAll, (person) => withAttended(person, by, now));
    return { count, done: `all ${count} ${moment}` };
  }
  const everyone = await listEveryone(table, id);
  const mine = everyone.filter(({ person: { attended } }) => attended?.at === takeBack && attended?.by === by);
  const ids = mine.map(({ person }) => person.id);
  return { count: await each(ids, (person) => withoutAttended(person, takeBack)), done: `back ${ids.length}` };
}
