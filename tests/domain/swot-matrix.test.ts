import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../shared/people/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import { matrixOf, weightOf, writtenBy } from '../../shared/swot/matrix.ts';
import { QuadrantSchema, type SwotEntry } from '../../shared/swot/swot.ts';
import {
  addToTheme,
  dissolve,
  MERGED_MAX,
  mergedIn,
  NO_THEMES,
  newTheme,
  rewordTheme,
  THEMES_MAX,
  type Themes,
  ThemesSchema,
  takeOut,
  WORDING_MAX,
} from '../../shared/swot/themes.ts';
import { aPerson, T0 } from '../support/fixtures.ts';

const at = new Date(T0).toISOString();
const editor = { by: 'organiser@example.org', now: T0 };
const entry = (id: string, text = `Entry ${id}`, quadrant: SwotEntry['quadrant'] = 'strength'): SwotEntry => ({
  id,
  quadrant,
  text,
  at,
});

const IDS = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'];
const chosen = fc.subarray(IDS).map((ids) => ids.map((id) => entry(id)));
const theme = fc.constantFrom('t1', 't2', 't3');
const quadrant = fc.constantFrom(...QuadrantSchema.options);
const wording = fc.constantFrom('', ' ', 'In other words', 'x'.repeat(WORDING_MAX), 'x'.repeat(WORDING_MAX + 1));
const command = fc.oneof(
  fc.record({ act: fc.constant('new' as const), theme, quadrant, wording, chosen }),
  fc.record({ act: fc.constant('add' as const), theme, quadrant, wording, chosen }),
  fc.record({ act: fc.constant('reword' as const), theme, quadrant, wording, chosen }),
  fc.record({ act: fc.constant('take out' as const), theme, quadrant, wording, chosen }),
  fc.record({ act: fc.constant('dissolve' as const), theme, quadrant, wording, chosen }),
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

function played(before: Themes, { act, theme: id, quadrant: where, wording: words, chosen: entries }: Command): Themes {
  switch (act) {
    case 'new':
      return newTheme(before, { id, quadrant: where, wording: words, entries }, editor);
    case 'add':
      return addToTheme(before, id, entries, editor);
    case 'reword':
      return rewordTheme(before, id, { wording: words, quadrant: where }, editor);
    case 'take out':
      return takeOut(
        before,
        id,
        entries.map((each) => each.id),
        editor,
      );
    case 'dissolve':
      return dissolve(before, id);
  }
}

const run = (commands: readonly Command[], look: (themes: Themes) => void = () => undefined): Themes => {
  let themes = NO_THEMES;
  for (const each of commands) {
    const before = themes;
    try {
      themes = played(before, each);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
    }
    if (themes !== before) {
      expect(themes.revision).toBe(before.revision + 1);
      // The same command once more changes nothing; or says that what it speaks of is gone.
      try {
        expect(played(themes, each)).toBe(themes);
      } catch (error) {
        expect(error).toMatchObject({ reason: 'conflict' });
      }
    }
    look(themes);
  }
  return themes;
};
const commands = fc.array(command, { maxLength: 25 });

describe('themes', () => {
  it('hold each entry once at most and are never empty, under any sequence of commands', () => {
    fc.assert(
      fc.property(commands, (all) => {
        run(all, (themes) => {
          const merged = themes.themes.flatMap(({ entries }) => entries.map(({ id }) => id));
          expect(new Set(merged).size).toBe(merged.length);
          expect(mergedIn(themes)).toBe(merged.length);
          expect(new Set(themes.themes.map(({ id }) => id)).size).toBe(themes.themes.length);
          expect(ThemesSchema.parse(themes)).toEqual(themes);
          expect(themes.themes.every((each) => each.wording.length >= 1 && each.wording.length <= WORDING_MAX)).toBe(
            true,
          );
        });
      }),
    );
  });

  it('begin with the words of the first entry, and are worded beside the entries', () => {
    const made = newTheme(
      NO_THEMES,
      { id: 't', quadrant: 'strength', wording: ' ', entries: [entry('a', 'Power'), entry('b')] },
      editor,
    );
    expect(made.themes[0]).toMatchObject({ wording: 'Power', entries: [{ id: 'a', at }, { id: 'b' }] });
    const worded = rewordTheme(made, 't', { wording: 'Electricity', quadrant: 'weakness' }, editor);
    expect(worded.themes[0]).toMatchObject({
      wording: 'Electricity',
      quadrant: 'weakness',
      entries: [{ id: 'a' }, {}],
    });
  });

  it('refuse an entry that is in another theme, and name that one', () => {
    const first = newTheme(NO_THEMES, { id: 't', quadrant: 'threat', wording: 'One', entries: [entry('a')] }, editor);
    expect(() =>
      newTheme(first, { id: 'u', quadrant: 'threat', wording: 'Two', entries: [entry('a')] }, editor),
    ).toThrow(Refusal);
    const second = newTheme(first, { id: 'u', quadrant: 'threat', wording: 'Two', entries: [entry('b')] }, editor);
    expect(() => addToTheme(second, 'u', [entry('a')], editor)).toThrow(
      expect.objectContaining({ fields: { entries: expect.stringContaining('“One”') } }),
    );
  });

  it('end where an item of the table would, in any script, and say so', () => {
    const one = (index: number) => ({ id: `theme-${index}`, quadrant: 'threat' as const, wording: '৳'.repeat(300) });
    const ids = Array.from({ length: MERGED_MAX }, (_, index) =>
      entry(`an-entry-of-${String(index).padStart(4, '0')}`),
    );
    let themes = NO_THEMES;
    for (let index = 0; index < THEMES_MAX; index += 1) {
      const entries = index === 0 ? ids.slice(THEMES_MAX - 1) : ids.slice(index - 1, index);
      themes = newTheme(themes, { ...one(index), entries }, editor);
    }
    expect(mergedIn(themes)).toBe(MERGED_MAX);
    expect(Buffer.byteLength(JSON.stringify(themes))).toBeLessThan(400_000);
    const more = [entry('one-more')];
    expect(() => newTheme(themes, { ...one(999), entries: more }, editor)).toThrow(Refusal);
    expect(() => addToTheme(themes, 'theme-1', more, editor)).toThrow(
      expect.objectContaining({ fields: { entries: expect.stringContaining(`${MERGED_MAX}`) } }),
    );
    expect(addToTheme(themes, 'theme-0', ids.slice(-1), editor)).toBe(themes);
  });
});

/** People with entries of their own, who endorse whichever, also what is theirs, gone, or never was. */
const everyone: fc.Arbitrary<Person[]> = fc
  .array(
    fc.record({
      texts: fc.array(fc.record({ text: fc.constantFrom('Power', 'power ', 'Youth'), quadrant }), { maxLength: 2 }),
      endorsed: fc.subarray([...IDS, 'gone']),
    }),
    { maxLength: 4 },
  )
  .map((all) =>
    all.map(({ texts, endorsed }, who) =>
      aPerson({
        id: `p${who}`,
        swot: texts.map(({ text, quadrant: where }, index) => entry(`e${who * 2 + index}`, text, where)),
        endorsed,
      }),
    ),
  );

describe('the weighted matrix', () => {
  it('has every entry that stands once, weights by people, and totals that are sums', () => {
    fc.assert(
      fc.property(everyone, commands, (people, all) => {
        const themes = run(all);
        const matrix = matrixOf(people, themes);
        const points = Object.values(matrix).flatMap((each) => each.points);
        const standing = people.flatMap(({ swot }) => swot);
        expect(points.flatMap(({ entries }) => entries.map(({ text }) => text)).sort()).toEqual(
          standing.map(({ text }) => text).sort(),
        );
        for (const where of QuadrantSchema.options) {
          const weights = matrix[where].points.map(({ weight }) => weight);
          expect(matrix[where].total).toBe(weights.reduce((sum, weight) => sum + weight, 0));
          expect(weights).toEqual(weights.toSorted((a, b) => b - a));
        }
        for (const point of points.filter((each) => each.theme !== undefined)) {
          const found = themes.themes.find(({ id }) => id === point.theme);
          const ids = new Set(found?.entries.map(({ id }) => id));
          const behind = people.filter(
            ({ swot, endorsed }) =>
              swot.some(({ id }) => ids.has(id)) ||
              endorsed.some((id) => ids.has(id) && standing.some((each) => each.id === id)),
          );
          expect(point.weight).toBe(behind.length);
          expect(point.text).toBe(found?.wording);
        }
        for (const { weight, writers, endorsers } of points) {
          expect(weight).toBeLessThanOrEqual(writers + endorsers);
          expect(weight).toBeGreaterThanOrEqual(Math.max(writers, endorsers));
        }
      }),
    );
  });

  it('is the same in whatever order the people come', () => {
    fc.assert(
      fc.property(everyone, commands, (people, all) => {
        const themes = run(all);
        expect(matrixOf(people.toReversed(), themes)).toEqual(matrixOf(people, themes));
      }),
    );
  });

  it('counts nobody twice for one point, and nothing that was withdrawn or erased', () => {
    const people = [
      aPerson({ id: 'a', swot: [entry('a1', 'Power cuts', 'threat')], endorsed: ['b1', 'c1'] }),
      aPerson({ id: 'b', swot: [entry('b1', 'No electricity', 'weakness')], endorsed: ['a1', 'gone'] }),
      aPerson({ id: 'c', swot: [entry('c1', 'Young people', 'strength')], endorsed: ['a1', 'c1'] }),
    ];
    const themes = newTheme(
      NO_THEMES,
      {
        id: 't',
        quadrant: 'threat',
        wording: 'Electricity',
        entries: [entry('a1'), entry('b1'), entry('gone')],
      },
      editor,
    );
    const before = matrixOf(people, themes);
    expect(before.threat).toMatchObject({
      total: 3,
      points: [{ theme: 't', text: 'Electricity', weight: 3, writers: 2, endorsers: 3 }],
    });
    expect(before.threat.points[0]?.entries).toEqual([
      { text: 'No electricity', quadrant: 'weakness' },
      { text: 'Power cuts', quadrant: 'threat' },
    ]);
    // Whoever wrote it does not endorse it besides, whatever is stored.
    expect(before.strength.points).toMatchObject([{ text: 'Young people', weight: 2, writers: 1, endorsers: 1 }]);
    const withoutB = matrixOf(
      people.filter(({ id }) => id !== 'b'),
      themes,
    );
    expect(withoutB.threat.points).toMatchObject([{ weight: 2, writers: 1, endorsers: 1 }]);
    const nobody = matrixOf([], themes);
    expect(Object.values(nobody)).toEqual(Array(4).fill({ points: [], total: 0 }));
    expect(weightOf(writtenBy(people))).toBe(3);
  });
});
