import type { Action } from '../actions/action.ts';
import { type RoadMapLine, roadMapOf } from '../actions/road-map.ts';
import { anonymised } from '../feedback/anonymised.ts';
import type { Answers } from '../feedback/answers.ts';
import type { Withheld } from '../feedback/breakdown.ts';
import { disclosed } from '../feedback/disclosure.ts';
import type { Questionnaire } from '../feedback/questionnaire.ts';
import { type Tally, tally } from '../feedback/tally.ts';
import { textsInOrder } from '../feedback/texts-in-order.ts';
import { inLanguage } from '../language/localised.ts';
import { publicPath } from '../papers/addresses.ts';
import { newestVersion, type Paper } from '../papers/paper.ts';
import type { PaperState } from '../papers/paper-state.ts';
import type { ErasedParticipant } from '../people/participant.ts';
import { gaveFeedback, type Person } from '../people/person.ts';
import { leftBy, type Matrix, matrixOf } from '../swot/matrix.ts';
import { NO_THEMES, type Themes } from '../swot/themes.ts';
import type { Workshop } from '../workshop/workshop.ts';

/**
 * What a workshop's follow-up came to, as figures and lists: the content of the summary report, without its looks.
 * Pure and ordered by content, so that the same data give the same report whoever wrote first.
 */
export interface Summary {
  readonly workshop: Workshop;
  readonly participation: Participation;
  readonly feedback: Tally<Withheld>;
  /** Where feedback is anonymous: how many were given a ballot, and how many ballots were cast. */
  readonly ballots: { readonly served: number; readonly cast: number; readonly isCounted: boolean } | undefined;
  readonly swot: Matrix;
  /** Sent in, whatever was decided; by title. */
  readonly papers: readonly PaperLine[];
  /** What was agreed at the workshop and not dropped since, the most urgent first. */
  readonly actions: readonly RoadMapLine[];
  /** How many were ticked off as having been there. */
  readonly attended: number;
  /** Whoever agreed to stand in the report's list, by name. */
  readonly named: readonly Pick<Person, 'name' | 'position' | 'organisation'>[];
  readonly missing: Missing;
}

/** Counts of people, but for the papers. */
export interface Turnout {
  readonly invited: number;
  readonly feedback: number;
  readonly swot: number;
  /** Gave feedback, SWOT input or a paper. */
  readonly anything: number;
  readonly papers: number;
}

export interface Participation extends Turnout {
  /** Invited, and no mail came back as undeliverable. */
  readonly reached: number;
  readonly unsubscribed: number;
  readonly papersPromised: number;
  readonly byOrganisation: readonly (Turnout & { readonly organisation: string })[];
  /** Those of the above who were erased since, of whichever organisation they were. */
  readonly erased: Turnout;
}

export interface PaperLine {
  readonly title: string;
  readonly authors: readonly string[];
  readonly state: PaperState;
  /** Of the newest version: its number, when it came (ISO 8601) and the SHA-256 of its file (hex). */
  readonly version: number;
  readonly submittedAt: string;
  readonly sha256: string;
  /** Approved: everybody may read it. */
  readonly isPublic: boolean;
  /** Of its public page, below the site's address; once it is published. */
  readonly path: string | undefined;
  /** Who has accepted it, and under which identifier. */
  readonly accepted: { readonly to: string; readonly identifier: string } | undefined;
}

/** What did not come, by name, so that somebody can ask for it. */
export interface Missing {
  readonly silentOrganisations: readonly string[];
  readonly unratedSessions: readonly string[];
  readonly papersPromised: readonly { readonly who: string; readonly promised: number; readonly given: number }[];
  /** Begun, and never sent in. */
  readonly drafts: readonly string[];
  /** Sent in, and not decided on or not revised by the time the report was written. */
  readonly undecided: readonly string[];
  readonly undeliverable: readonly string[];
}

interface Participant {
  readonly person: Person;
  readonly papers: readonly Paper[];
  readonly actions?: readonly Action[];
}

interface Besides {
  /** Who was erased: still in the counts, with what is published. */
  readonly erased?: readonly ErasedParticipant[];
  /** What staff merged of the SWOT entries. */
  readonly themes?: Themes;
  /** What was cast, where feedback is anonymous; it is told only as far as it may. */
  readonly ballots?: readonly Answers[];
  /** What was told of the ballots when they were counted, for whoever may not read them; `undefined` before that. */
  readonly told?: { readonly tally: Tally<Withheld>; readonly cast: number } | undefined;
  /** When it is summed up (epoch ms): what is overdue by then. At the closing, where nothing is said. */
  readonly now?: number;
}

/** Sums up a workshop and everyone in it. */
export function summarise(
  workshop: Workshop,
  questionnaire: Questionnaire,
  everyone: readonly Participant[],
  { erased = [], themes = NO_THEMES, ballots, told, now }: Besides = {},
): Summary {
  const { sessions, feedback: mode } = workshop.details;
  const feedback = mode.anonymous
    ? (told?.tally ?? disclosed(tally(anonymised(questionnaire), sessions, ballots ?? [])))
    : tally(questionnaire, sessions, everyone.flatMap(answersOf));
  const participation = participationOf(everyone, erased);
  return {
    workshop,
    participation,
    feedback: textsInOrder(feedback),
    ballots: mode.anonymous
      ? {
          served:
            everyone.filter(({ person }) => person.served).length +
            erased.filter((each) => each.erased.gave.feedback).length,
          cast: told?.cast ?? ballots?.length ?? 0,
          isCounted: told !== undefined || ballots !== undefined,
        }
      : undefined,
    swot: matrixOf([...everyone.map(({ person }) => person), ...erased.map((each) => leftBy(each.erased))], themes),
    papers: [...everyone, ...erased]
      .flatMap(({ papers }) => papers.flatMap(lineOf))
      .sort(byKey(({ title, sha256, state, submittedAt }) => title + sha256 + submittedAt + state)),
    actions: roadMapOf(
      workshop,
      everyone.map(({ person, papers, actions = [] }) => ({ person, papers, actions })),
      now ?? Date.parse(workshop.closedAt ?? workshop.createdAt),
    ).lines.filter(({ status }) => status !== 'dropped'),
    attended: everyone.filter(({ person }) => person.attended).length,
    named: everyone
      .filter(({ person }) => person.agreed.named)
      .map(({ person: { name, position, organisation } }) => ({ name, position, organisation }))
      .sort(byKey(({ name, organisation, position }) => `${name}\n${organisation}\n${position}`)),
    missing: missingFrom(everyone, participation, feedback),
  };
}

/** Of whichever version: a later one keeps the answers to an earlier one valid. */
const answersOf = ({ person }: Participant): Answers[] => (person.feedback ? [person.feedback.answers] : []);

const hasSentIn = (paper: Paper): boolean => newestVersion(paper) !== undefined;

function turnoutOf(people: readonly Participant[]): Turnout {
  const count = (holds: (each: Participant) => boolean): number => people.filter(holds).length;
  return {
    invited: people.length,
    feedback: count(({ person }) => gaveFeedback(person)),
    swot: count(({ person }) => person.swot.length > 0),
    anything: count(gaveAnything),
    papers: people.reduce((sum, { papers }) => sum + papers.filter(hasSentIn).length, 0),
  };
}

const gaveAnything = ({ person, papers }: Participant): boolean =>
  gaveFeedback(person) || person.swot.length > 0 || papers.some(hasSentIn);

const isUndeliverable = ({ person }: Participant): boolean => person.standing.undeliverable?.email === person.email;

function turnoutOfErased(erased: readonly ErasedParticipant[]): Turnout {
  const count = (holds: (each: ErasedParticipant) => boolean): number => erased.filter(holds).length;
  return {
    invited: erased.length,
    feedback: count(({ erased: { gave } }) => gave.feedback),
    swot: count(({ erased: { gave } }) => gave.swot),
    anything: count(({ erased: { gave }, papers }) => gave.feedback || gave.swot || papers.length > 0),
    papers: erased.reduce((sum, { papers }) => sum + papers.length, 0),
  };
}

const together = (a: Turnout, b: Turnout): Turnout => ({
  invited: a.invited + b.invited,
  feedback: a.feedback + b.feedback,
  swot: a.swot + b.swot,
  anything: a.anything + b.anything,
  papers: a.papers + b.papers,
});

function participationOf(everyone: readonly Participant[], gone: readonly ErasedParticipant[]): Participation {
  const groups = [...Map.groupBy(everyone, ({ person }) => person.organisation)];
  const erased = turnoutOfErased(gone);
  return {
    ...together(turnoutOf(everyone), erased),
    erased,
    reached: everyone.filter((each) => !isUndeliverable(each)).length,
    unsubscribed: everyone.filter(({ person }) => person.standing.unsubscribedAt !== undefined).length,
    papersPromised: [...everyone.map(({ person }) => person), ...gone.map((each) => each.erased.gave)].reduce(
      (sum, { papersPromised }) => sum + papersPromised,
      0,
    ),
    byOrganisation: groups
      .map(([organisation, people]) => ({ organisation, ...turnoutOf(people) }))
      .sort(byKey(({ organisation }) => organisation)),
  };
}

function lineOf(paper: Paper): PaperLine[] {
  const newest = newestVersion(paper);
  if (!newest) return [];
  const { number, metadata, file, submittedAt } = newest;
  const { accepted, handedOff } = paper.handOff ?? {};
  return [
    {
      title: metadata.title,
      authors: metadata.authors.map(({ name, affiliation }) => (affiliation ? `${name}, ${affiliation}` : name)),
      state: paper.state,
      version: number,
      submittedAt,
      sha256: file.sha256,
      isPublic: paper.state === 'approved' || paper.state === 'published',
      path: paper.state === 'published' ? publicPath(paper) : undefined,
      accepted: accepted && { to: handedOff?.to ?? '', identifier: accepted.identifier },
    },
  ];
}

function missingFrom(
  everyone: readonly Participant[],
  participation: Participation,
  feedback: Tally<Withheld>,
): Missing {
  const papers = everyone.flatMap((each) => each.papers);
  const named = (people: readonly Participant[]): string[] =>
    people.map(({ person }) => `${person.name}, ${person.organisation}`).sort(compare);
  const titles = (wanted: (paper: Paper) => boolean): string[] =>
    papers
      .filter(wanted)
      .map(({ metadata }) => metadata.title)
      .sort(compare);
  return {
    silentOrganisations: participation.byOrganisation
      .filter(({ anything }) => anything === 0)
      .map(({ organisation }) => organisation),
    unratedSessions: feedback.questions.flatMap((each) =>
      each.kind === 'matrix'
        ? each.rows.filter(({ rated }) => rated.n === 0).map(({ row }) => inLanguage(row.title, 'en'))
        : [],
    ),
    papersPromised: everyone
      .map(({ person, papers: own }) => ({
        who: `${person.name}, ${person.organisation}`,
        promised: person.papersPromised,
        given: own.filter((paper) => hasSentIn(paper) && paper.state !== 'refused').length,
      }))
      .filter(({ promised, given }) => given < promised)
      .sort(byKey(({ who }) => who)),
    drafts: titles((paper) => !hasSentIn(paper)),
    undecided: titles((paper) => isUndecided(paper.state)),
    undeliverable: named(everyone.filter(isUndeliverable)),
  };
}

function isUndecided(state: PaperState): boolean {
  switch (state) {
    case 'submitted':
    case 'resubmitted':
    case 'refused':
    case 'under-review':
    case 'revision-requested':
      return true;
    case 'draft':
    case 'approved':
    case 'published':
    case 'rejected':
    case 'withdrawn':
      return false;
  }
}

/** By code units, which no locale and no runtime orders differently. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byKey =
  <Value>(key: (value: Value) => string) =>
  (a: Value, b: Value): number =>
    compare(key(a), key(b));
