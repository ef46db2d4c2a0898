import type { Session } from '../workshop/workshop.ts';
import { WITHHELD, type Withheld } from './breakdown.ts';
import { valuesOf } from './questionnaire.ts';
import { type Rated, rate, type Tally } from './tally.ts';

/** A speaker, and what people gave the sessions that the speaker spoke in. */
export interface SpeakerFigures {
  readonly name: string;
  readonly affiliation: string | undefined;
  /** Ids, in the order of the agenda. */
  readonly sessions: readonly string[];
  /** Every rating of each of these sessions counts once. */
  readonly rated: Rated<Withheld>;
}

/**
 * By speaker, in the order of the agenda, as rated in the first matrix of sessions; none where no question asks for sessions. Where one
 * of a speaker's sessions is withheld, so is the speaker.
 */
export function bySpeaker({ questions }: Tally<Withheld>, sessions: readonly Session[]): SpeakerFigures[] {
  const matrix = questions
    .filter((each) => each.kind === 'matrix')
    .find(({ question }) => question.rows === 'sessions');
  if (!matrix) return [];
  const speakers = Map.groupBy(
    sessions.flatMap(({ id, speakers: them }) => them.map((speaker) => ({ ...speaker, session: id }))),
    ({ name, affiliation = '' }) => `${name}\n${affiliation}`,
  );
  return [...speakers.values()].flatMap((spoke) => {
    const [first] = spoke;
    const ids = [...new Set(spoke.map(({ session }) => session))];
    const rows = matrix.rows.filter(({ row }) => ids.includes(row.id)).map(({ rated }) => rated);
    return first ? [{ name: first.name, affiliation: first.affiliation, sessions: ids, rated: together(rows) }] : [];
  });
}

function together(rows: readonly Rated<Withheld>[]): Rated<Withheld> {
  const [only] = rows;
  if (only && rows.length === 1) return only;
  const answers = rows.flatMap(({ distribution, notApplicable }) =>
    distribution === WITHHELD || notApplicable === WITHHELD
      ? []
      : [
          distribution.flatMap(({ value, count }) => Array<number>(count).fill(value)),
          Array<'na'>(notApplicable).fill('na'),
        ],
  );
  const isWhole = answers.length === rows.length * 2;
  return isWhole ? rate(valuesOf('matrix'), answers.flat()) : ALL_WITHHELD;
}

const ALL_WITHHELD: Rated<Withheld> = {
  n: WITHHELD,
  mean: WITHHELD,
  median: WITHHELD,
  notApplicable: WITHHELD,
  distribution: WITHHELD,
};
