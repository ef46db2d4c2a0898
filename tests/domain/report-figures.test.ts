import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Withheld } from '../../shared/feedback/breakdown.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import type { Rated } from '../../shared/feedback/tally.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import type { Person } from '../../shared/people/person.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import { summarise } from '../../shared/report/summary.ts';
import { QuadrantSchema } from '../../shared/swot/swot.ts';
import { aPaper, aPerson, aVersion, aWorkshop } from '../support/fixtures.ts';
import { occasion } from '../support/report-scene.ts';

const AT = '2011-07-12T05:00:00Z';
const workshop = aWorkshop({}, { closedAt: '2011-08-21T11:00:30Z' });

const rating = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('na' as const));
const scale = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant('na' as const));
const answers = fc.record(
  {
    sessions: fc.record({ opening: rating, portals: rating }, { requiredKeys: [] }),
    topic: rating,
    organisation: rating,
    recommendation: scale,
    application: fc.uniqueArray(fc.constantFrom('policy', 'project', 'none'), { minLength: 1 }),
    best: fc.constantFrom('The talks', 'The people', 'Lunch'),
  },
  { requiredKeys: [] },
);
const swotEntry = fc.record({
  id: fc.constantFrom('a', 'b'),
  quadrant: fc.constantFrom(...QuadrantSchema.options),
  text: fc.constantFrom('Power cuts', 'power  cuts', 'Young people', 'Will'),
  at: fc.constant(AT),
});
const paper = fc
  .record({ state: fc.constantFrom(...PaperStateSchema.options), count: fc.nat(2), seed: fc.nat(1000) })
  .map(({ state, count, seed }) =>
    aPaper({ state, versions: Array.from({ length: count }, (_, i) => aVersion(i + 1, seed)) }),
  );

interface Given {
  person: Person;
  papers: Paper[];
}

const htmlOf = (all: readonly Given[]): string =>
  reportHtml(reportDocument(summarise(workshop, defaultQuestionnaire, all), occasion('en')));

const someone: fc.Arbitrary<Given> = fc
  .record({
    organisation: fc.constantFrom('Cabinet Division', 'Bangladesh Bank', 'Ministry of Land'),
    email: fc.constantFrom('a@example.org', 'b@example.org'),
    papersPromised: fc.nat(2),
    swot: fc.array(swotEntry, { maxLength: 3 }),
    answers: fc.option(answers),
    undeliverable: fc.option(fc.constantFrom('a@example.org', 'b@example.org')),
    unsubscribed: fc.boolean(),
    papers: fc.array(paper, { maxLength: 2 }),
  })
  .map(({ answers: given, undeliverable, unsubscribed, papers, ...rest }) => ({
    papers,
    person: aPerson({
      ...rest,
      standing: {
        ...(undeliverable && { undeliverable: { email: undeliverable, why: 'x', at: AT } }),
        ...(unsubscribed && { unsubscribedAt: AT }),
      },
      ...(given && { feedback: { questionnaire: 0, answers: given, firstAt: AT, at: AT } }),
    }),
  }));

/** Everyone with an id of their own, as the table would give them. */
const everyone = fc
  .array(someone, { maxLength: 40 })
  .map((all) =>
    all.map((each, index) => ({ ...each, person: { ...each.person, id: `p${index}`, name: `Seat ${index}` } })),
  );

describe('the summary of random data', () => {
  test('its participation agrees with a count by hand', () => {
    fc.assert(
      fc.property(everyone, (all) => {
        const { participation } = summarise(workshop, defaultQuestionnaire, all);
        const by: Record<string, number[]> = {};
        let [feedback, swot, anything, papers, reached, unsubscribed, promised] = [0, 0, 0, 0, 0, 0, 0];
        for (const { person, papers: own } of all) {
          let sent = 0;
          for (const each of own) if (each.versions.length > 0) sent += 1;
          const [f, s] = [person.feedback ? 1 : 0, person.swot.length > 0 ? 1 : 0];
          feedback += f;
          swot += s;
          papers += sent;
          promised += person.papersPromised;
          if (f + s + sent > 0) anything += 1;
          if (person.standing.undeliverable?.email !== person.email) reached += 1;
          if (person.standing.unsubscribedAt) unsubscribed += 1;
          const row = by[person.organisation] ?? [0, 0, 0, 0];
          by[person.organisation] = row;
          [1, f, s, sent].forEach((count, index) => {
            row[index] = (row[index] ?? 0) + count;
          });
        }
        const { byOrganisation, papersPromised, erased, ...counts } = participation;
        expect(erased).toEqual({ invited: 0, feedback: 0, swot: 0, anything: 0, papers: 0 });
        expect(counts).toEqual({ invited: all.length, feedback, swot, anything, papers, reached, unsubscribed });
        expect(papersPromised).toBe(promised);
        expect(byOrganisation.map((row) => row.organisation)).toEqual(Object.keys(by).sort());
        for (const row of byOrganisation) {
          expect([row.invited, row.feedback, row.swot, row.papers]).toEqual(by[row.organisation]);
        }
      }),
    );
  });

  test('its ratings, recommendation, choices and comments agree with a count by hand', () => {
    fc.assert(
      fc.property(everyone, (all) => {
        const { feedback } = summarise(workshop, defaultQuestionnaire, all);
        const given = all.flatMap(({ person }) => (person.feedback ? [person.feedback.answers] : []));
        const row = (id: string) => feedback.questions.find(({ question }) => question.id === id);
        const expected = (values: unknown[]) => {
          const numbers = values.filter((value): value is number => typeof value === 'number');
          let sum = 0;
          for (const value of numbers) sum += value;
          return { n: numbers.length, na: values.filter((value) => value === 'na').length, sum };
        };
        const check = (rated: Rated<Withheld>, values: unknown[]) => {
          const { n, na, sum } = expected(values);
          expect([rated.n, rated.notApplicable]).toEqual([n, na]);
          if (n === 0) expect(rated.mean).toBeUndefined();
          else expect(Number(rated.mean ?? 0) * n).toBeCloseTo(sum, 9);
        };
        expect(feedback.responses).toBe(given.length);
        const [matrix, topic, likely, chosen, best] = [
          'sessions',
          'topic',
          'recommendation',
          'application',
          'best',
        ].map(row);
        if (matrix?.kind !== 'matrix' || topic?.kind !== 'rating' || likely?.kind !== 'scale') throw new Error('kinds');
        if (chosen?.kind !== 'choice' || best?.kind !== 'text') throw new Error('kinds');
        for (const { row, rated } of matrix.rows) {
          check(
            rated,
            given.map(({ sessions }) => (typeof sessions === 'object' ? Reflect.get(sessions, row.id) : undefined)),
          );
        }
        check(
          topic.rated,
          given.map((each) => each.topic),
        );
        check(
          likely.rated,
          given.map((each) => each.recommendation),
        );
        const over = (least: number) => given.filter((each) => Number(each.recommendation) >= least).length;
        expect(likely.recommendation).toMatchObject({ promoters: over(9), passives: over(7) - over(9) });
        expect(chosen.options.find(({ id }) => id === 'policy')?.count).toBe(
          given.filter(({ application }) => Array.isArray(application) && application.includes('policy')).length,
        );
        expect(best.texts).toEqual(given.flatMap((each) => (typeof each.best === 'string' ? [each.best] : [])).sort());
      }),
    );
  });

  test('each SWOT entry is in its quadrant once, or counted with those of the same words', () => {
    fc.assert(
      fc.property(everyone, (all) => {
        const { swot } = summarise(workshop, defaultQuestionnaire, all);
        for (const quadrant of QuadrantSchema.options) {
          const entries = all.flatMap(({ person }) => person.swot).filter((entry) => entry.quadrant === quadrant);
          const { points } = swot[quadrant];
          expect(points.flatMap((point) => point.entries)).toHaveLength(entries.length);
          const powerCuts = entries.filter(({ text }) => text.startsWith('P') || text.startsWith('p')).length;
          expect(points.find(({ text }) => /^power/i.test(text))?.entries.length ?? 0).toBe(powerCuts);
        }
      }),
    );
  });

  test('its papers are those that were sent in, with the SHA-256 of the newest version', () => {
    fc.assert(
      fc.property(everyone, (all) => {
        const hashes = all.flatMap(({ papers }) =>
          papers.flatMap(({ versions }) => versions.at(-1)?.file.sha256 ?? []),
        );
        expect(
          summarise(workshop, defaultQuestionnaire, all)
            .papers.map(({ sha256 }) => sha256)
            .sort(),
        ).toEqual(hashes.sort());
      }),
    );
  });

  test('the same data give the same bytes, in whatever order the people come', () => {
    fc.assert(
      fc.property(
        everyone.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(htmlOf(shuffled)).toBe(htmlOf(all));
        },
      ),
      { numRuns: 30 },
    );
  });
});
