import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { AnswersSchema } from '../../shared/feedback/answers.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { type Question, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { withFeedback } from '../../shared/feedback/submit.ts';
import { tally } from '../../shared/feedback/tally.ts';
import { validateAnswers } from '../../shared/feedback/validate.ts';
import type { Person } from '../../shared/people/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import { fieldsOf } from '../../shared/web/fields.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

const workshop = aWorkshop();
const { sessions } = workshop.details;
const validate = (raw: unknown) => validateAnswers(defaultQuestionnaire, sessions, raw);

/** Answers as they are stored: in the question's order, texts tidy, nothing empty. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .record(Object.fromEntries(questionsOf(defaultQuestionnaire).map((question) => [question.id, anyAnswer(question)])), {
    requiredKeys: questionsOf(defaultQuestionnaire)
      .filter(({ required }) => required)
      .map(({ id }) => id),
  })
  .map((answers) => withoutDetails(withoutDetails(answers, 'application'), 'support'));

/** The default questionnaire asks for details only where something but "none" was chosen. */
function withoutDetails(answers: Answers, question: string): Answers {
  const { [question]: chosen = [], [`${question}-details`]: details, ...rest } = answers;
  if (!Array.isArray(chosen)) throw new Error('Several can be chosen.');
  const isAsked = chosen.some((id) => id !== 'none');
  return {
    ...rest,
    ...(chosen.length > 0 && { [question]: chosen }),
    ...(isAsked && details !== undefined && { [`${question}-details`]: details }),
  };
}

function anyAnswer(question: Question): fc.Arbitrary<Answers[string]> {
  const upTo = (min: number, max: number) => fc.oneof(fc.integer({ min, max }), fc.constant('na' as const));
  switch (question.kind) {
    case 'rating':
      return upTo(1, 5);
    case 'scale':
      return upTo(0, 10);
    case 'matrix':
      return fc
        .dictionary(fc.constantFrom(...sessions.map(({ id }) => id)), upTo(1, 5), { minKeys: 1 })
        .map((row) => ({ ...row }));
    case 'single':
      return fc.constantFrom(...question.options.map(({ id }) => id));
    case 'multiple':
      return fc.subarray(
        question.options.map(({ id }) => id),
        { minLength: 1 },
      );
    case 'text':
      return fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
        .filter((text) => !/[\p{Cc}]/u.test(text))
        .map((text) => `a ${text}\n${text} z`);
    case 'number':
    case 'date':
    case 'consent':
      throw new Error('The default questionnaire asks no such question.');
  }
}

/** What a browser sends for these answers: line ends as CRLF, every value as text, empty texts too. */
function asForm(answers: Answers): FormData {
  const form = new FormData();
  for (const question of questionsOf(defaultQuestionnaire)) {
    if (question.kind === 'text' && answers[question.id] === undefined) form.append(question.id, '');
  }
  for (const [path, values] of fieldsOfAnswers(answers)) {
    for (const value of values) form.append(path, String(value).replaceAll('\n', '\r\n'));
  }
  return form;
}

const errorsOf = (act: () => unknown): Readonly<Record<string, string>> => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.fields;
    throw error;
  }
  throw new Error('was not refused');
};

const enough: Answers = {
  sessions: { opening: 4, portals: 'na' },
  topic: 5,
  objectives: 4,
  documents: 'na',
  presentations: 3,
  discussions: 2,
  structure: 4,
  organisation: 5,
  usefulness: 4,
  recommendation: 9,
};

describe('answers', () => {
  it('come out of a form and out of JSON as the same answers', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const overJson = validate(fieldsOf({ kind: 'json', value: JSON.parse(JSON.stringify(answers)) }));
        const byForm = validate(fieldsOf({ kind: 'form', form: asForm(answers) }));
        expect(overJson).toEqual(answers);
        expect(byForm).toEqual(answers);
        expect(AnswersSchema.parse(byForm)).toEqual(answers);
      }),
    );
  });

  it('are either refused field by field or within the questionnaire, whatever is sent', () => {
    const ids = [...questionsOf(defaultQuestionnaire).map(({ id }) => id), 'sessions.opening', '__proto__', 'nobody'];
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string()), fc.jsonValue()), (raw) => {
        try {
          const answers = validate({ ...enough, ...raw });
          expect(validate(answers)).toEqual(answers);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          if (error instanceof Refusal) expect(Object.keys(error.fields).length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a rating out of range', { topic: 6 }, 'topic'],
    ['a rating of zero', { topic: '0' }, 'topic'],
    ['half a point', { topic: 3.5 }, 'topic'],
    ['a rating in words', { topic: 'five' }, 'topic'],
    ['two ratings', { topic: ['4', '5'] }, 'topic'],
    ['a scale beyond ten', { recommendation: 11 }, 'recommendation'],
    ['a question that does not exist', { colour: 'blue' }, 'colour'],
    ['a session that does not exist', { sessions: { opening: 4, lunch: 5 } }, 'sessions.lunch'],
    ['a session out of range', { 'sessions.portals': '9', sessions: { opening: 4 } }, 'sessions.portals'],
    ['one rating for all sessions', { sessions: 4 }, 'sessions'],
    ['a choice that is not offered', { application: ['policy', 'profit'] }, 'application'],
    ['a text of 100,000 characters', { comments: 'x'.repeat(100_000) }, 'comments'],
    ['a text that is a number', { comments: 7 }, 'comments'],
    ['a required question left out', { topic: '' }, 'topic'],
    ['no session at all', { sessions: {} }, 'sessions.opening'],
  ])('refuses %s beside its field', (_, change, field) => {
    const errors = errorsOf(() => validate({ ...enough, ...change }));
    expect(Object.keys(errors)).toContain(field);
  });

  it('says how long a text is and how much of it fits, in characters and not in code units', () => {
    expect(errorsOf(() => validate({ ...enough, comments: '🏛'.repeat(4001) })).comments).toMatch(
      /4,001 characters and there is room for 4,000\. Please shorten it by 1\./,
    );
    expect(validate({ ...enough, comments: '🏛'.repeat(4000) }).comments).toHaveLength(8000);
  });

  it('lists at most 50 errors, so that nonsense gets no endless page', () => {
    const nonsense = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`q${index}`, 'x']));
    expect(Object.keys(errorsOf(() => validate(nonsense)))).toHaveLength(50);
  });
});

it('a text keeps its lines, however they ended, and loses what nobody typed', () => {
  expect(validate({ ...enough, comments: ' a\r\nb\rc\nd\te\u0000\u200b\u0085 ' }).comments).toBe('a\nb\nc\nd\te\u200b');
});

describe('the tally', () => {
  it('agrees with a sum taken independently', () => {
    fc.assert(
      fc.property(fc.array(anyAnswers, { maxLength: 12 }), (all) => {
        const { responses, questions } = tally(defaultQuestionnaire, sessions, all.map(validate));
        expect(responses).toBe(all.length);
        for (const result of questions) {
          const given = all.flatMap((answers) => (result.question.id in answers ? [answers[result.question.id]] : []));
          switch (result.kind) {
            case 'rating':
            case 'scale':
              expectRated(result.rated, given);
              break;
            case 'matrix':
              for (const {
                row: { id },
                rated,
              } of result.rows) {
                expectRated(
                  rated,
                  given.flatMap((row) => (row as Record<string, unknown>)[id] ?? []),
                );
              }
              break;
            case 'choice': {
              expect(result.n).toBe(given.length);
              const counted = result.options.reduce((sum, { count }) => sum + count, 0);
              expect(counted).toBe(given.flat().length);
              break;
            }
            case 'text':
              expect(result.texts).toEqual(given);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  function expectRated(rated: ReturnType<typeof ratedOf>, given: readonly unknown[]): void {
    expect(rated).toEqual({ ...ratedOf(given), distribution: rated.distribution });
    expect(rated.distribution.reduce((sum, { count }) => sum + count, 0)).toBe(rated.n);
    expect(rated.distribution.reduce((sum, { value, count }) => sum + value * count, 0)).toBeCloseTo(
      (rated.mean ?? 0) * rated.n,
    );
  }

  function ratedOf(given: readonly unknown[]) {
    let [sum, n, notApplicable] = [0, 0, 0];
    for (const one of given) {
      if (one === 'na') notApplicable += 1;
      else {
        sum += Number(one);
        n += 1;
      }
    }
    const distribution: readonly { value: number; count: number }[] = [];
    const inOrder = given
      .filter((one) => one !== 'na')
      .map(Number)
      .sort((a, b) => a - b);
    const middle = [inOrder[(n - 1) >> 1], inOrder[n >> 1]];
    const median = n === 0 ? undefined : ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2;
    return { n, mean: n === 0 ? undefined : sum / n, median, notApplicable, distribution };
  }

  it('keeps "not applicable" out of the mean, and nobody out of the count of people', () => {
    const all = [enough, { ...enough, topic: 2 }, { ...enough, topic: 'na' as const }].map(validate);
    const topic = tally(defaultQuestionnaire, sessions, all).questions.find(({ question }) => question.id === 'topic');
    expect(topic).toMatchObject({ rated: { n: 2, mean: 3.5, notApplicable: 1 } });
  });

  it('reckons the recommendation from promoters and detractors', () => {
    const all = [10, 9, 8, 7, 6, 0, 'na' as const].map((recommendation) => validate({ ...enough, recommendation }));
    const result = tally(defaultQuestionnaire, sessions, all).questions.find(({ kind }) => kind === 'scale');
    expect(result).toMatchObject({ recommendation: { promoters: 2, passives: 2, detractors: 2, score: 0 } });
  });

  it('has of numbers the lowest, the middle one and the highest, and of days each with its count, the first first', () => {
    const asked = parsedQuestionnaire({
      sections: [
        {
          title: 'S',
          questions: [
            { kind: 'number', id: 'years', title: 'Years', required: false, whole: false },
            { kind: 'date', id: 'day', title: 'Day', required: false },
            { kind: 'consent', id: 'call', title: 'Call', required: false, label: 'Yes' },
          ],
        },
      ],
    });
    const all: Answers[] = [
      { years: 12, day: '2011-07-03', call: 'yes' },
      { years: 3, day: '2011-07-01' },
      { years: 40, day: '2011-07-03' },
      { years: 5 },
    ];
    expect(tally(asked, sessions, all).questions).toMatchObject([
      { numbers: { n: 4, mean: 15, median: 8.5, lowest: 3, highest: 40 }, nonResponse: 0 },
      {
        n: 3,
        nonResponse: 1,
        dates: [
          { date: '2011-07-01', count: 1 },
          { date: '2011-07-03', count: 2 },
        ],
      },
      { yes: 1, nonResponse: 0 },
    ]);
  });

  it('of nobody has no mean instead of a zero', () => {
    const { questions } = tally(defaultQuestionnaire, sessions, []);
    for (const result of questions) {
      if (result.kind === 'rating') expect(result.rated.mean).toBeUndefined();
      if (result.kind === 'scale') expect(result.recommendation.score).toBeUndefined();
    }
  });
});

const give = (person: Person, answers: Answers, now: number): Person =>
  withFeedback(workshop, person, { questionnaire: 0, answers }, now);

describe('feedback', () => {
  const opens = opensAt(workshop.details);
  const closes = closesAt(workshop);

  it('is taken from the first day until the grace is over, and at no other moment', () => {
    expect(() => give(aPerson(), enough, opens - 1)).toThrow(/open on Friday,? 8 July 2011, 00:00 \(Dhaka time\)/);
    expect(give(aPerson(), enough, opens).feedback?.answers).toEqual(enough);
    expect(give(aPerson(), enough, closes - 1).feedback?.answers).toEqual(enough);
    expect(() => give(aPerson(), enough, closes)).toThrow(/closed on Sunday,? 21 August 2011, 17:00 \(Dhaka time\)/);
  });

  it('submitted again without a change is no second submission', () => {
    const once = give(aPerson(), enough, opens);
    const { topic, ...rest } = enough;
    expect(give(once, { ...rest, topic: topic ?? 5 }, opens + 1000)).toBe(once);
  });

  it('changed later keeps the moment of the first', () => {
    const once = give(aPerson(), enough, opens);
    const twice = give(once, { ...enough, topic: 1 }, opens + 1000);
    expect(twice.feedback).toMatchObject({ firstAt: once.feedback?.at, answers: { topic: 1 } });
    expect(twice.feedback?.at).not.toBe(once.feedback?.at);
  });
});
