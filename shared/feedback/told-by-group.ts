import type { Session } from '../workshop/workshop.ts';
import { type Answer, type Answers, NOT_APPLICABLE, optionIds } from './answers.ts';
import { isSmall } from './breakdown.ts';
import { DIMENSIONS, type Dimension, type Group, groupsOf, type Respondent } from './groups.ts';
import { type Question, type Questionnaire, questionsOf, valuesOf } from './questionnaire.ts';
import { rowsOf } from './rows.ts';
import { answersTo } from './validate.ts';

/**
 * What may be told of groups to those who know the figures of the whole. Whoever reads them knows how many of each group answered,
 * and how everybody together did; so a question's counts are told of all groups or of none, and only where each count is a
 * nought or at least five. Where they are not, neighbouring answers are counted together, and where that does not
 * help either, nothing is told: no mean, no share. docs/results.md says why.
 */

/** Answers that are counted together. */
export interface Class {
  readonly answers: readonly (number | string)[];
}

/** One question, or one row of it, or one answer of several that could be chosen. */
export interface ToldLine {
  readonly question: Question;
  /** A session's or a row's id, or an option's of several; absent for the whole question. */
  readonly row?: string;
  /** Absent: withheld. `counts` stand in the order of the groups, and within each in that of the classes. */
  readonly told?: {
    readonly classes: readonly Class[];
    readonly counts: readonly (readonly number[])[];
  };
}

export interface ToldBreakdown {
  readonly by: Dimension;
  readonly groups: readonly { readonly name: string | undefined; readonly answered: number }[];
  readonly lines: readonly ToldLine[];
}

/** No answer at all. */
export const NONE = 'none';

/**
 * The one breakdown that others than organisers see: by organisation, or where that makes no two groups by position, or by
 * attendance. A second one beside it could be compared: two groups that differ in one person tell what that one answered.
 */
export function toldBreakdown(
  questionnaire: Questionnaire,
  sessions: readonly Session[],
  respondents: readonly Respondent[],
): ToldBreakdown | undefined {
  const by = DIMENSIONS.find((dimension) => groupsOf(respondents, dimension).length > 1);
  return by && toldOfGroups(questionnaire, sessions, groupsOf(respondents, by), by);
}

/** The same of groups that are made. */
export function toldOfGroups(
  questionnaire: Questionnaire,
  sessions: readonly Session[],
  groups: readonly Group[],
  by: Dimension,
): ToldBreakdown {
  const counted = groups.map(({ answers }) => answers.map((each) => answersTo(questionnaire, sessions, each)));
  return {
    by,
    groups: groups.map(({ name, answers }) => ({ name, answered: answers.length })),
    lines: questionsOf(questionnaire).flatMap((question) => linesOf(question, sessions, counted)),
  };
}

type Counted = readonly (readonly Answers[])[];

function linesOf(question: Question, sessions: readonly Session[], groups: Counted): ToldLine[] {
  const { id } = question;
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return [
        line(
          { question },
          columnsOf(groups, (answers) => answers[id]),
          levelsOf(question.kind),
        ),
      ];
    case 'matrix':
      return rowsOf(question, sessions).map((row) =>
        line(
          { question, row: row.id },
          columnsOf(groups, (answers) => cellOf(answers[id], row.id)),
          levelsOf('matrix'),
        ),
      );
    case 'single': {
      const level = optionIds(question).map((option) => [option]);
      return [
        line(
          { question },
          columnsOf(groups, (answers) => answers[id]),
          [level],
        ),
      ];
    }
    case 'multiple':
      return severalOf(question, groups);
    case 'text':
    case 'number':
    case 'date':
    case 'consent':
      return [];
  }
}

type Level = readonly (readonly (number | string)[])[];

/** From fine to coarse: what is counted together. Whatever is in no class stands with `none`, which is always the last. */
function levelsOf(kind: 'rating' | 'matrix' | 'scale'): readonly Level[] {
  const values = valuesOf(kind);
  const between = (from: number, to: number) => values.filter((value) => value >= from && value <= to);
  if (kind === 'scale') {
    return [
      [between(0, 6), between(7, 8), between(9, 10), [NOT_APPLICABLE]],
      [between(0, 8), between(9, 10)],
      [between(9, 10)],
    ];
  }
  return [
    [...values.map((value) => [value]), [NOT_APPLICABLE]],
    [between(1, 2), between(3, 3), between(4, 5), [NOT_APPLICABLE]],
    [between(1, 3), between(4, 5)],
    [between(4, 5)],
  ];
}

/** How many of each group gave each answer; `none` is the rest of the group. */
type Columns = readonly ReadonlyMap<number | string, number>[];

const columnsOf = (groups: Counted, answerOf: (answers: Answers) => Answer | undefined): Columns =>
  groups.map((members) => {
    const given = members.map((answers) => answerOf(answers) ?? NONE);
    const plain = given.filter((answer) => typeof answer === 'number' || typeof answer === 'string');
    return new Map([...Map.groupBy(plain, (answer) => answer)].map(([answer, same]) => [answer, same.length]));
  });

/**
 * Who gave no answer is counted as any other: where one group has all of a few of them, its other counts would follow from that.
 */
function line(what: Omit<ToldLine, 'told'>, columns: Columns, levels: readonly Level[]): ToldLine {
  // The finest level has all that can be answered. What was answered first, or at all, must not show in the order.
  const possible = levels[0]?.flat() ?? [];
  for (const level of levels) {
    const left = possible.filter((answer) => !level.flat().includes(answer));
    const classes = [...level, [...left, NONE]].map((answers) => ({ answers }));
    const counts = columns.map((column) => classes.map(({ answers }) => sum(answers, column)));
    const isPlain = !counts.some((row) => row.some(isSmall));
    if (isPlain && classes.every((each, index) => isMixed(each, index, counts, columns))) {
      return { ...what, told: { classes, counts } };
    }
  }
  return what;
}

const sum = (answers: Class['answers'], column: ReadonlyMap<number | string, number>): number =>
  answers.reduce<number>((total, answer) => total + (column.get(answer) ?? 0), 0);

/**
 * A class that lies in one group alone tells that group's counts of each of its answers: they are those of the whole, which are
 * known. Over two groups they may lie in either.
 */
function isMixed({ answers }: Class, index: number, counts: readonly (readonly number[])[], columns: Columns): boolean {
  if (counts.filter((row) => (row[index] ?? 0) > 0).length !== 1) return true;
  return !answers.some((answer) => isSmall(columns.reduce((total, column) => total + (column.get(answer) ?? 0), 0)));
}

/**
 * Of several that can be chosen each is told against those who did not choose it, all of them or none: together they
 * tell how many chose more than one.
 */
function severalOf(question: Extract<Question, { kind: 'multiple' }>, groups: Counted): ToldLine[] {
  const chosen = groups.map((members) =>
    members.flatMap((answers) => {
      const answer = answers[question.id];
      return Array.isArray(answer) ? [answer] : [];
    }),
  );
  const lines = optionIds(question).map((option) => {
    const counts = groups.map((members, group) => {
      const count = (chosen[group] ?? []).filter((choice) => choice.includes(option)).length;
      return [count, members.length - count];
    });
    return { question, row: option, told: { classes: [{ answers: [option] }, { answers: [NONE] }], counts } };
  });
  const isPlain = lines.every(({ told }) => told.counts.every((row) => !row.some(isSmall)));
  const fewMore = chosen.some((each) => isSmall(each.flat().length - each.length));
  const fewMissing = chosen.some((each, group) => isSmall((groups[group]?.length ?? 0) - each.length));
  return isPlain && !fewMore && !fewMissing ? lines : lines.map(({ told: _, ...withheld }) => withheld);
}

function cellOf(answer: Answer | undefined, row: string): Answer | undefined {
  return typeof answer === 'object' && !Array.isArray(answer) ? answer[row] : undefined;
}
