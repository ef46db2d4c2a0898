import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type Answer, type Answers, optionIds, otherPath } from '../../shared/feedback/answers.ts';
import { BETWEEN_CHOICES, feedbackCsv, feedbackJson } from '../../shared/feedback/export.ts';
import { fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { QuestionFields } from '../../shared/feedback/question-fields.tsx';
import { OTHER, type Questionnaire, QuestionnaireSchema, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { type QuestionTally, tally } from '../../shared/feedback/tally.ts';
import { pathsOf, readAnswers, validateAnswers } from '../../shared/feedback/validate.ts';
import { type Language, LanguageSchema } from '../../shared/language/language.ts';
import { textsIn } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { fieldsOf } from '../../shared/web/fields.ts';
import { TextsContext } from '../../shared/web/texts.context.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';
import { anyAnswered, anyQuestionnaire, anythingFor } from '../support/questionnaires.ts';

/** For any questionnaire: what is rendered, validated, tallied and exported are the same answers. */

const { sessions } = aWorkshop().details;

const pathsIn = (questionnaire: Questionnaire): string[] =>
  questionsOf(questionnaire).flatMap((question) => pathsOf(question, sessions));

const render = (questionnaire: Questionnaire, answers: Answers, language: Language): string =>
  renderToString(
    <TextsContext.Provider value={textsIn(language)}>
      <QuestionFields
        sections={questionnaire.sections}
        sessions={sessions}
        fields={fieldsOfAnswers(answers)}
        errors={{}}
        answers={answers}
      />
    </TextsContext.Provider>,
  );

interface Control {
  readonly name: string;
  readonly value: string;
  /** A browser sends it. */
  readonly isSent: boolean;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decoded = (html: string): string => html.replaceAll(/&(amp|lt|gt|quot);/g, (_, name) => NAMED[name] ?? '');

/** The form's fields, as a browser reads them off the HTML. */
function controlsIn(html: string): Control[] {
  const tags = html.matchAll(/<input\b((?:[^">]|"[^"]*")*)>|<textarea\b((?:[^">]|"[^"]*")*)>([^<]*)<\/textarea>/g);
  return Array.from(tags, ([, input, textarea, content = '']) => {
    const attribute = (name: string): string | undefined => {
      const found = new RegExp(` ${name}(?:="([^"]*)")?(?=[ />]|$)`).exec(input ?? textarea ?? '');
      return found ? decoded(found[1] ?? '') : undefined;
    };
    const isPressed = ['radio', 'checkbox'].includes(attribute('type') ?? '');
    return {
      name: attribute('name') ?? '',
      value: textarea === undefined ? (attribute('value') ?? '') : decoded(content),
      isSent: !isPressed || attribute('checked') !== undefined,
    };
  });
}

/** What a browser sends of it: form-encoded, line ends as CRLF. */
async function sentBy(controls: readonly Control[]): Promise<Record<string, unknown>> {
  const body = new URLSearchParams(
    controls.filter(({ isSent }) => isSent).map(({ name, value }) => [name, value.replaceAll('\n', '\r\n')]),
  );
  return fieldsOf({ kind: 'form', form: await new Response(body).formData() });
}

describe('any questionnaire', () => {
  it('is JSON and back the same questionnaire', () => {
    fc.assert(
      fc.property(anyQuestionnaire, (questionnaire) => {
        expect(QuestionnaireSchema.parse(JSON.parse(JSON.stringify(questionnaire)))).toEqual(questionnaire);
      }),
    );
  });

  it('is rendered with exactly the fields that its validation takes, in every language', () => {
    fc.assert(
      fc.property(anyQuestionnaire, fc.constantFrom(...LanguageSchema.options), (questionnaire, language) => {
        const names = new Set(controlsIn(render(questionnaire, {}, language)).map(({ name }) => name));
        expect([...names].toSorted()).toEqual(pathsIn(questionnaire).toSorted());
      }),
    );
  });

  it('sent as its form shows them, gives the same answers again', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswered(sessions, 1), async ({ questionnaire, all: [answers = undefined] }) => {
        if (!answers) return;
        const sent = await sentBy(controlsIn(render(questionnaire, answers, 'bn')));
        expect(validateAnswers(questionnaire, sessions, sent)).toEqual(answers);
        expect(validateAnswers(questionnaire, sessions, JSON.parse(JSON.stringify(answers)))).toEqual(answers);
      }),
    );
  });

  it('takes of anything only answers, and says beside which of its fields the rest is wrong', () => {
    const cases = anyQuestionnaire.chain((questionnaire) =>
      fc.record({ questionnaire: fc.constant(questionnaire), raw: anythingFor(pathsIn(questionnaire)) }),
    );
    fc.assert(
      fc.property(cases, ({ questionnaire, raw }) => {
        const { answers } = readAnswers(questionnaire, sessions, fieldsOfAnswers(raw));
        try {
          const valid = validateAnswers(questionnaire, sessions, raw);
          expect(valid).toEqual(answers);
          expect(validateAnswers(questionnaire, sessions, valid)).toEqual(valid);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          if (error instanceof Refusal) expect(Object.keys(error.fields)).not.toEqual([]);
        }
      }),
    );
  });

  it('is tallied as what was answered', () => {
    fc.assert(
      fc.property(anyAnswered(sessions), ({ questionnaire, all }) => {
        const { responses, questions } = tally(questionnaire, sessions, all);
        expect(responses).toBe(all.length);
        expect(questions.map(({ question }) => question.id)).toEqual(questionsOf(questionnaire).map(({ id }) => id));
        for (const each of questions) expectCounted(each, all);
      }),
    );
  });

  it('is exported as what was answered, and a spreadsheet runs none of it', () => {
    fc.assert(
      fc.property(
        anyAnswered(sessions),
        fc.constantFrom('en' as const, 'bn' as const),
        ({ questionnaire, all }, language) => {
          const people = all.map((answers, index) => answeredBy(`p${index}`, answers));
          const csv = feedbackCsv({ version: 3, questionnaire }, sessions, people, textsIn(language));
          expect(csv.startsWith('\ufeff')).toBe(true);
          const [names = [], titles = [], ...rows] = parse(csv, { bom: true });
          expect(names.slice(-pathsIn(questionnaire).length)).toEqual(pathsIn(questionnaire));
          expect(titles.length).toBe(names.length);
          expect(rows.length).toBe(all.length);
          rows.forEach((row, index) => {
            const cells = Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']));
            expect(cells.person).toBe(`p${index}`);
            expect(readBack(questionnaire, cells)).toEqual(all[index]);
          });
          const numbers = new Set(
            questionsOf(questionnaire).flatMap(({ id, kind }) => (kind === 'number' ? [id] : [])),
          );
          for (const line of [titles, ...rows]) {
            line.forEach((cell, at) => {
              if (!numbers.has(names[at] ?? '')) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
            });
          }
        },
      ),
    );
  });

  it('is exported as JSON exactly', () => {
    fc.assert(
      fc.property(anyAnswered(sessions), ({ questionnaire, all }) => {
        const people = all.map((answers, index) => answeredBy(`p${index}`, answers));
        const exported = JSON.parse(JSON.stringify(feedbackJson({ version: 3, questionnaire }, sessions, people)));
        expect(exported.responses.map(({ answers }: { answers: Answers }) => answers)).toEqual(all);
        const { version, ...rest } = exported.questionnaire;
        expect([version, rest]).toEqual([3, questionnaire]);
      }),
    );
  });
});

const answeredBy = (id: string, answers: Answers) =>
  aPerson({ id, feedback: { questionnaire: 3, answers, firstAt: '2011-07-12T05:00:00Z', at: '2011-07-12T05:00:00Z' } });

/** Answers from the cells of a row, by the documentation of the file alone. */
function readBack(questionnaire: Questionnaire, cells: Readonly<Record<string, string>>): Answers {
  const textAt = (path: string): string => (cells[path] ?? '').replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '');
  const number = (cell: string): Answer => (/^-?[\d.]+$/.test(cell) ? Number(cell) : cell);
  const answers: Record<string, Answer> = {};
  for (const question of questionsOf(questionnaire)) {
    const cell = textAt(question.id);
    const others = textAt(otherPath(question.id));
    if (others !== '' && question.kind !== 'matrix') answers[otherPath(question.id)] = others;
    switch (question.kind) {
      case 'matrix': {
        const rated = pathsOf(question, sessions).filter((path) => textAt(path) !== '');
        const row = rated.map((path) => [path.slice(question.id.length + 1), number(textAt(path))] as const);
        if (row.length > 0) answers[question.id] = Object.fromEntries(row) as Answer;
        break;
      }
      case 'multiple':
        if (cell !== '') answers[question.id] = cell.split(BETWEEN_CHOICES);
        break;
      case 'rating':
      case 'scale':
      case 'number':
        if (cell !== '') answers[question.id] = number(cells[question.id] ?? '');
        break;
      case 'single':
      case 'text':
      case 'date':
      case 'consent':
        if (cell !== '') answers[question.id] = cell;
    }
  }
  return answers;
}

/** Counts the answers once more, the plain way. */
function expectCounted(each: QuestionTally, all: readonly Answers[]): void {
  const { id } = each.question;
  const given = all.flatMap((answers) => (answers[id] === undefined ? [] : [answers[id]]));
  const countOf = (answers: readonly unknown[], value: unknown): number =>
    answers.filter((one) => one === value).length;
  const expectRated = (
    rated: Extract<QuestionTally, { kind: 'rating' }>['rated'],
    answers: readonly unknown[],
  ): void => {
    for (const { value, count } of rated.distribution) expect(count).toBe(countOf(answers, value));
    expect(rated.notApplicable).toBe(countOf(answers, 'na'));
    expect(rated.n + rated.notApplicable).toBe(answers.length);
  };
  switch (each.kind) {
    case 'rating':
    case 'scale':
      expectRated(each.rated, given);
      return;
    case 'matrix':
      for (const { row, rated } of each.rows) {
        const cells = given.flatMap((answer) => Object.entries(answer as Record<string, Answer>));
        expectRated(
          rated,
          cells.filter(([name]) => name === row.id).map(([, cell]) => cell),
        );
      }
      return;
    case 'choice': {
      expect(each.options.map((option) => option.id)).toEqual(optionIds(each.question));
      for (const option of each.options) expect(option.count).toBe(countOf(given.flat(), option.id));
      expect(each.n).toBe(given.length);
      expect(each.others.length).toBe(countOf(given.flat(), OTHER));
      return;
    }
    case 'text':
      expect(each.texts).toEqual(given);
      return;
    case 'number':
      expect(each.numbers.n).toBe(given.length);
      return;
    case 'date':
      for (const { date, count } of each.dates) expect(count).toBe(countOf(given, date));
      expect(each.n).toBe(given.length);
      return;
    case 'consent':
      expect(each.yes).toBe(given.length);
      return;
  }
}
