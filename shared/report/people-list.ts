import * as z from 'zod';
import { LanguageSchema } from '../language/language.ts';
import type { Group, PersonStanding } from './overview.ts';

/** The list of people as staff look through it: whom it shows, in which order, fifty at once. All pure. */

export const PEOPLE_ON_A_PAGE = 50;

const YesNoSchema = z.enum(['yes', 'no']);
export const StateSchema = z.enum(['owing', 'answered', 'reached', 'not-reached', 'reminders-off']);
export const SortSchema = z.enum(['organisation', 'name', 'state', 'activity']);

/** What is left out shows everyone. */
export const PeopleFilterSchema = z.object({
  search: z.string().optional(),
  state: StateSchema.optional(),
  organisation: z.string().optional(),
  language: LanguageSchema.optional(),
  walkedIn: YesNoSchema.optional(),
  attended: YesNoSchema.optional(),
  sort: SortSchema.default('organisation'),
});
export type PeopleFilter = z.infer<typeof PeopleFilterSchema>;

const FIELDS = ['search', 'state', 'organisation', 'language', 'walkedIn', 'attended', 'sort'] as const;

/** Out of an address: what is no filter filters nothing. */
export function filterIn(query: URLSearchParams): PeopleFilter {
  const typed = FIELDS.flatMap((field) => {
    const value = query.get(field)?.trim() ?? '';
    const isOne = value !== '' && PeopleFilterSchema.shape[field].safeParse(value).success;
    return isOne ? [[field, value]] : [];
  });
  return PeopleFilterSchema.parse(Object.fromEntries(typed));
}

/** Into an address: `filterIn` reads the same filter out of it. */
export const queryOf = (filter: PeopleFilter): URLSearchParams =>
  new URLSearchParams(
    FIELDS.flatMap((field) => {
      const value = filter[field];
      return value === undefined || (field === 'sort' && value === 'organisation') ? [] : [[field, value]];
    }),
  );

/** Everyone whom the filter lets through, in its order. */
export const matching = (people: readonly PersonStanding[], filter: PeopleFilter): PersonStanding[] =>
  people.filter((standing) => matches(standing, filter)).toSorted(ORDERS[filter.sort]);

function matches(standing: PersonStanding, filter: PeopleFilter): boolean {
  const { person } = standing;
  const isIt = (wanted: 'yes' | 'no' | undefined, is: boolean): boolean =>
    wanted === undefined || (wanted === 'yes') === is;
  return (
    isInState(standing, filter.state) &&
    (filter.organisation === undefined || person.organisation === filter.organisation) &&
    (filter.language === undefined || person.language === filter.language) &&
    isIt(filter.walkedIn, person.walkedIn) &&
    isIt(filter.attended, person.attended !== undefined) &&
    isNamed(standing, filter.search ?? '')
  );
}

function isInState({ group, answered }: PersonStanding, state: PeopleFilter['state']): boolean {
  if (state === undefined) return true;
  return state === 'owing' ? !answered : group === state;
}

/** Each word that was typed begins or stands within the name or the address, in any order, whatever its case. */
function isNamed({ person: { name, email } }: PersonStanding, search: string): boolean {
  const text = folded(`${name} ${email}`);
  return folded(search)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en');

const GROUPS: readonly Group[] = ['not-reached', 'reached', 'reminders-off', 'answered'];

type Order = (a: PersonStanding, b: PersonStanding) => number;

const byName: Order = (a, b) =>
  a.person.name.localeCompare(b.person.name, 'en', { numeric: true }) || a.person.id.localeCompare(b.person.id);
const byOrganisation: Order = (a, b) =>
  a.person.organisation.localeCompare(b.person.organisation, 'en') || byName(a, b);

const ORDERS: Readonly<Record<PeopleFilter['sort'], Order>> = {
  organisation: byOrganisation,
  name: byName,
  /** Who needs somebody first. */
  state: (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || byOrganisation(a, b),
  /** Newest first; whoever did nothing yet comes last. */
  activity: (a, b) => (b.lastActivityAt ?? 0) - (a.lastActivityAt ?? 0) || byOrganisation(a, b),
};

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/** The page of this number; the nearest one where there is none. */
export function pageOf<Row>(rows: readonly Row[], number: number): Page<Row> {
  const of = Math.max(1, Math.ceil(rows.length / PEOPLE_ON_A_PAGE));
  const shown = Math.min(Math.max(1, number), of);
  return { rows: rows.slice((shown - 1) * PEOPLE_ON_A_PAGE, shown * PEOPLE_ON_A_PAGE), number: shown, of };
}
