import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { type Question, type Questionnaire, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { type Rated, tally } from '../../shared/feedback/tally.ts';
import { aWorkshopFile } from '../support/fixtures.ts';
import { anyAnswered } from '../support/questionnaires.ts';

/**
 * The figures of the results, computed once more and in another way: the tally goes through the questions and asks who
 * answered; this goes through the people, keeps a slip for each answer, and reckons with the slips.
 */

const { sessions } = aWorkshopFile();

interface Slips {
  asked: number;
  /** Of each row; of other questions under ''. */
  readonly given: Map<string, unknown[]>;
}

function slipsOf(questionnaire: Questionnaire, all: readonly Answers[]): Map<string, Slips> {
  const slips = new Map<string, Slips>();
  for (const { id } of questionsOf(questionnaire)) slips.set(id, { asked: 0, given: new Map() });
  for (const answers of all) {
    for (const question of questionsOf(questionnaire)) {
      const slip = slips.get(question.id);
      if (!slip || !isAsked(question, answers)) continue;
      slip.asked += 1;
      const answer = answers[question.id];
      if (answer === undefined) continue;
      const rows = question.kind === 'matrix' ? Object.entries(answer) : [['', answer] as const];
      for (const [row, cell] of rows) slip.given.set(row, [...(slip.given.get(row) ?? []), cell]);
    }
  }
  return slips;
}

/** What docs/questionnaire.md says of conditions, read anew. */
function isAsked({ showIf }: Question, answers: Answers): boolean {
  if (!showIf) return true;
  const answer = answers[showIf.question];
  if ('answered' in showIf) return showIf.answered ? answer !== undefined : answer === undefined;
  if ('isAnyOf' in showIf) {
    const chosen = new Set<unknown>(Array.isArray(answer) ? answer : [answer]);
    return showIf.isAnyOf.some((id) => chosen.has(id));
  }
  if (typeof answer !== 'number') return false;
  return (
    !(showIf.atLeast !== undefined && answer < showIf.atLeast) &&
    !(showIf.atMost !== undefined && answer > showIf.atMost)
  );
}

/** By taking the lowest and the highest away until one or two are left. */
function middleOf(values: readonly number[]): number | undefined {
  let left = [...values].sort((a, b) => b - a);
  while (left.length > 2) left = left.slice(1, -1);
  const [a, b = a] = left;
  return a === undefined || b === undefined ? undefined : a + (b - a) / 2;
}

function expectRated(rated: Rated, slips: readonly unknown[]): void {
  const numbers = slips.filter((slip) => slip !== 'na').map(Number);
  expect(rated.n).toBe(numbers.length);
  expect(rated.notApplicable).toBe(slips.length - numbers.length);
  expect(rated.median).toBe(middleOf(numbers));
  // The mean is where deviations cancel out.
  if (rated.mean === undefined) expect(numbers).toEqual([]);
  else expect(numbers.map((number) => number - Number(rated.mean)).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
  expect(rated.distribution.flatMap(({ value, count }) => Array(count).fill(value))).toEqual(
    numbers.toSorted((a, b) => a - b),
  );
}

describe('every figure of the results', () => {
  it('agrees with a computation from the other side, for any questionnaire and any answers', () => {
    fc.assert(
      fc.property(anyAnswered(sessions, 12), ({ questionnaire, all }) => {
        const slips = slipsOf(questionnaire, all);
        for (const each of tally(questionnaire, sessions, all).questions) {
          const { asked = 0, given = new Map<string, unknown[]>() } = slips.get(each.question.id) ?? {};
          const whole = given.get('') ?? [];
          expect(each.asked).toBe(asked);
          if (each.kind === 'consent') expect([each.nonResponse, each.yes]).toEqual([0, whole.length]);
          else if (each.kind !== 'matrix') expect(each.nonResponse).toBe(asked - whole.length);
          switch (each.kind) {
            case 'rating':
              expectRated(each.rated, whole);
              break;
            case 'scale': {
              expectRated(each.rated, whole);
              // The score as an average: +100 of a promoter, -100 of a detractor, nought of the rest.
              const points = whole
                .filter((slip) => slip !== 'na')
                .map((slip) => (Number(slip) > 8 ? 100 : Number(slip) < 7 ? -100 : 0));
              const sum = points.reduce<number>((a, b) => a + b, 0);
              if (points.length === 0) expect(each.recommendation.score).toBeUndefined();
              else expect(each.recommendation.score).toBeCloseTo(sum / points.length, 9);
              break;
            }
            case 'matrix':
              for (const { row, rated, nonResponse } of each.rows) {
                const cells = given.get(row.id) ?? [];
                expectRated(rated, cells);
                expect(nonResponse + cells.length).toBe(asked);
              }
              expect(each.nonResponse).toBe(
                all.filter((answers) => isAsked(each.question, answers) && !(each.question.id in answers)).length,
              );
              break;
            case 'number':
              expect(each.numbers.median).toBe(middleOf(whole.map(Number)));
              expect(each.numbers.lowest).toBe(whole.length > 0 ? Math.min(...whole.map(Number)) : undefined);
              break;
            case 'choice':
              for (const { id, count } of each.options) {
                expect(count).toBe(whole.flat().reduce<number>((n, slip) => n + (slip === id ? 1 : 0), 0));
              }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not answered only by those who were asked', () => {
    const all: Answers[] = [
      { application: ['policy'], 'application-details': 'A draft' },
      { application: ['project'] },
      { application: ['none'] },
      {},
    ];
    const { questions } = tally(defaultQuestionnaire, sessions, all);
    const details = questions.find(({ question }) => question.id === 'application-details');
    expect(details).toMatchObject({ asked: 2, nonResponse: 1, texts: ['A draft'] });
    expect(questions.find(({ question }) => question.id === 'application')).toMatchObject({ asked: 4, nonResponse: 1 });
  });
});
