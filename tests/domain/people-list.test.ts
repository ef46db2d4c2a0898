import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PersonStanding, standingOf } from '../../shared/report/overview.ts';
import {
  filterIn,
  matching,
  PEOPLE_ON_A_PAGE,
  type PeopleFilter,
  PeopleFilterSchema,
  pageOf,
  queryOf,
  SortSchema,
  StateSchema,
} from '../../shared/report/people-list.ts';
import { aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

/** The list of people: filter, order, pages. */

const workshop = aWorkshop();
const NOW = Date.parse('2011-07-19T05:00:00Z');
const ago = (ms: number): string => new Date(NOW - ms).toISOString();

const people = fc
  .array(
    fc.record({
      name: fc.constantFrom('Rahman', 'Begum', 'Zaman', 'Ärzte', 'Khan 2', 'Khan 10'),
      organisation: fc.constantFrom('Ministry A', 'Ministry B', 'Bangladesh Bank'),
      language: fc.constantFrom('en' as const, 'bn' as const),
      walkedIn: fc.boolean(),
      attended: fc.boolean(),
      swot: fc.boolean(),
      declined: fc.boolean(),
      mail: fc.constantFrom('reached', 'dead', 'off', 'none'),
    }),
    { maxLength: 130 },
  )
  .map((list) => list.map(standing));

function standing(
  {
    attended,
    swot,
    declined,
    mail,
    ...rest
  }: {
    name: string;
    organisation: string;
    language: 'en' | 'bn';
    walkedIn: boolean;
    attended: boolean;
    swot: boolean;
    declined: boolean;
    mail: string;
  },
  index: number,
): PersonStanding {
  const id = `p${index}`;
  const email = `${id}@example.org`;
  const person = aPerson({
    ...rest,
    id,
    ...(attended && { attended: { at: ago(0), by: 'o' } }),
    ...(swot && { swot: [{ id: 's', quadrant: 'threat', text: 'x', at: ago(index * HOUR) }] }),
    ...(declined && { declined: { feedback: ago(DAY), swot: ago(2 * DAY) } }),
    standing: {
      ...(mail === 'reached' && { reached: { email, at: ago(DAY) } }),
      ...(mail === 'dead' && { undeliverable: { email, at: ago(DAY), why: '' } }),
      ...(mail === 'off' && { unsubscribedAt: ago(DAY) }),
    },
  });
  return standingOf(workshop, { person, papers: [], actions: [] }, NOW);
}

const filters: fc.Arbitrary<PeopleFilter> = fc
  .record(
    {
      search: fc.constantFrom('k', 'khan', 'n ra', 'p1'),
      state: fc.constantFrom(...StateSchema.options),
      organisation: fc.constantFrom('Ministry A', 'Ministry B'),
      language: fc.constantFrom('en', 'bn'),
      walkedIn: fc.constantFrom('yes', 'no'),
      attended: fc.constantFrom('yes', 'no'),
      sort: fc.constantFrom(...SortSchema.options),
    },
    { requiredKeys: [] },
  )
  .map((filter) => PeopleFilterSchema.parse(filter));

const ids = (list: readonly PersonStanding[]): string[] => list.map(({ person }) => person.id);

describe('the list of people', () => {
  test('parts everyone into groups: nobody is in two, and nobody in none', () => {
    fc.assert(
      fc.property(people, (list) => {
        const parts = (['answered', 'reached', 'not-reached', 'reminders-off'] as const).flatMap((state) =>
          ids(matching(list, { state, sort: 'name' })),
        );
        expect(parts.toSorted()).toEqual(ids(list).toSorted());
        const owing = ids(matching(list, { state: 'owing', sort: 'name' }));
        const answered = ids(matching(list, { state: 'answered', sort: 'name' }));
        expect([...owing, ...answered].toSorted()).toEqual(ids(list).toSorted());
      }),
    );
  });

  test('shows of everyone those whom each part of the filter lets through', () => {
    fc.assert(
      fc.property(people, filters, (list, { sort, ...parts }) => {
        const all = new Set(ids(matching(list, { ...parts, sort })));
        const each = Object.entries(parts).map(
          ([part, value]) => new Set(ids(matching(list, PeopleFilterSchema.parse({ [part]: value })))),
        );
        for (const id of ids(list)) expect(all.has(id)).toBe(each.every((set) => set.has(id)));
      }),
    );
  });

  test('has one order, whatever order the people came in', () => {
    fc.assert(
      fc.property(people, filters, (list, filter) => {
        expect(ids(matching(list.toReversed(), filter))).toEqual(ids(matching(list, filter)));
      }),
    );
  });

  test('stands on its pages whole, in its order, each person once', () => {
    fc.assert(
      fc.property(people, (list) => {
        const { of } = pageOf(list, 1);
        const pages = Array.from({ length: of }, (_, index) => pageOf(list, index + 1).rows);
        expect(pages.flat()).toEqual(list);
        expect(pages.every(({ length }) => length <= PEOPLE_ON_A_PAGE)).toBe(true);
        expect(pageOf(list, of + 7).number).toBe(of);
        expect(pageOf(list, -3).number).toBe(1);
      }),
    );
  });

  test('has an address for each filter', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterIn(queryOf(filter))).toEqual(filter);
      }),
    );
  });

  test('takes an address that is no filter as one that filters nothing', () => {
    expect(filterIn(new URLSearchParams('state=nonsense&sort=&walkedIn=1&search=+'))).toEqual({
      sort: 'organisation',
    });
  });

  test('finds a name by its parts in any order, and by the address', () => {
    const [one] = [
      standing(
        {
          name: 'Abdur Rahman Khan',
          organisation: 'M',
          language: 'en',
          walkedIn: false,
          attended: false,
          swot: false,
          declined: false,
          mail: 'none',
        },
        1,
      ),
    ];
    const found = (search: string) => matching(one ? [one] : [], { search, sort: 'name' }).length;
    expect(['khan abdur', 'RAHMAN', 'p1@example', 'rah kha']).toSatisfy((all: string[]) =>
      all.every((each) => found(each) === 1),
    );
    expect(found('khan karim')).toBe(0);
  });

  test('puts whoever did something last first', () => {
    const list = [0, 1, 2].map((index) =>
      standing(
        {
          name: 'A',
          organisation: 'M',
          language: 'en',
          walkedIn: false,
          attended: false,
          swot: index > 0,
          declined: false,
          mail: 'none',
        },
        index,
      ),
    );
    expect(ids(matching(list, { sort: 'activity' }))).toEqual(['p1', 'p2', 'p0']);
  });
});
