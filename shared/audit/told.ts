import * as z from 'zod';
import { guestMailOf } from '../papers/guest-mail.ts';
import { StaffRoleSchema } from '../workshop/workshop.ts';
import { type AuditEntry, kindOf, NotedSchema, SubjectKindSchema } from './audit.ts';

/** What the person whom an act of staff was about gets to know of it. Pure. */

export const ToldActSchema = z.strictObject({
  at: z.iso.datetime(),
  /** Of which role, then; not who. `null`: before roles were written down. */
  role: StaffRoleSchema.nullable(),
  /** Method and path of the route: the console's command, which docs/roles.md explains. */
  command: z.string(),
  /** What was changed: the person's own item, a paper, an action, a mail. `null` where nothing was. */
  kind: SubjectKindSchema.nullable(),
  /** What happened without a change, such as that the personal link was shown. */
  noted: NotedSchema.nullable(),
  /** Which fields; of what stands in the list of participants with what was there before, and after. */
  changed: z.array(
    z.strictObject({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
});
export type ToldAct = z.infer<typeof ToldActSchema>;

/** The person's own words about themselves; beside the others names of members of staff may stand. */
const OF_THE_PERSON: readonly string[] = [
  'name',
  'email',
  'organisation',
  'position',
  'telephone',
  'language',
  'papersPromised',
];

/** Who reviews a paper, what they say, and what staff say among themselves stays among them. */
const AMONG_STAFF = /\/(?:reviewers|recommendation|conflict|notes)\b/;

/** What is told of an entry under the person; `undefined` for what stays among staff or did not take effect. */
export function toldOf(entry: AuditEntry): ToldAct | undefined {
  const { at, role, route, item, noted, state, changes } = entry;
  const kind = item ? kindOf(item) : null;
  const isAmongStaff = kind === 'review' || kind === 'notes' || AMONG_STAFF.test(route) || isMailToGuest(item?.sk);
  if (state !== 'done' || isAmongStaff) return undefined;
  const fields = Map.groupBy(changes, ({ path }) => path.split('/')[1] ?? '');
  return {
    at,
    role: role ?? null,
    command: route,
    kind,
    noted: noted ?? null,
    changed: [...fields].map(([field, [change]]) => ({
      field,
      ...(kind === 'person' && OF_THE_PERSON.includes(field) && { before: change?.before, after: change?.after }),
    })),
  };
}

/** Mails about the person's papers to others lie under the person, too. */
function isMailToGuest(sk = ''): boolean {
  const occurrence = /^MAIL#[^#]+#(.+)$/.exec(sk)?.[1];
  return occurrence !== undefined && guestMailOf(occurrence) !== undefined;
}
