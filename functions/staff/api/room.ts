import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import type { Api } from '../../../shared/web/route-api.ts';

const Somebody = PersonSchema.pick({ id: true, name: true, organisation: true });

export const RoomJson = z.object({
  walkIns: z.object({ until: z.iso.datetime().nullable(), taken: z.int() }),
  participants: z.int(),
  here: z.int(),
  walkedIn: z.array(Somebody),
});
/** The addresses behind the code, and as people type it. */
export const SlideJson = z.object({ opens: z.string(), typed: z.string() });
export const AttendanceJson = z.object({
  here: z.int(),
  of: z.int(),
  people: z.array(
    Somebody.extend({
      position: PersonSchema.shape.position,
      walkedIn: z.boolean(),
      attended: PersonSchema.shape.attended.unwrap().nullable(),
    }),
  ),
});
export const AttendanceNotedJson = z.object({ changed: z.int() });
export const WalkInsJson = z.object({ until: z.iso.datetime().nullable() });
/** `there`: somebody of that name and address was. */
export const PersonAddedJson = z.object({ id: PersonSchema.shape.id, outcome: z.enum(['added', 'there']) });
export const FoundByCodeJson = z.object({ people: z.array(Somebody) });

const ROOM = '/staff/w/{workshopId}/room';
const printed = { noJson: 'a document to print' };

export const roomApi = {
  [`GET ${ROOM}`]: { response: RoomJson },
  [`GET ${ROOM}/slide`]: { response: SlideJson, query: z.object({ language: LanguageSchema.optional() }) },
  [`GET ${ROOM}/find`]: { response: FoundByCodeJson, query: z.object({ code: z.string() }) },
  [`GET ${ROOM}/attendance`]: {
    response: AttendanceJson,
    query: z.object({ q: z.string().optional(), show: z.enum(['all', 'missing', 'here']).optional() }),
  },
  [`POST ${ROOM}/attendance`]: { response: AttendanceNotedJson },
  [`GET ${ROOM}/attendance.csv`]: { noJson: 'a CSV file; attendance has the same' },
  [`GET ${ROOM}/sign-in-sheet`]: printed,
  [`GET ${ROOM}/form`]: {
    ...printed,
    query: z.object({ language: LanguageSchema.optional(), person: PersonSchema.shape.id.optional() }),
  },
  [`POST ${ROOM}/walk-ins`]: { response: WalkInsJson },
  [`POST ${ROOM}/people`]: { response: PersonAddedJson },
} satisfies Api;
