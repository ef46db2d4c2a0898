import fc from 'fast-check';
import { type Action, ActionSchema } from '../../shared/actions/action.ts';
import { ActionStatusSchema } from '../../shared/actions/action-state.ts';
import { NO_DEBTS } from '../../shared/debts/debts.ts';
import type { Answers } from '../../shared/feedback/answers.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import { type ErasedPerson, ErasedPersonSchema } from '../../shared/people/erasure.ts';
import type { Person } from '../../shared/people/person.ts';
import { QuadrantSchema } from '../../shared/swot/swot.ts';
import { type Themes, ThemesSchema } from '../../shared/swot/themes.ts';
import { aPaper, aPerson, aVersion, aWorkshop } from './fixtures.ts';
import { answersFor, parsedQuestionnaire } from './questionnaires.ts';

/** Small workshops at random, as the table has them: people with all that they gave. No text of ours holds a digit. */

const AT = '2011-07-12T05:00:00Z';
/** When the report is made: some actions are overdue by then. */
export const MADE_AT = Date.parse('2011-08-21T11:00:30Z');

export const WORKSHOP = aWorkshop({}, { closedAt: '2011-08-21T11:00:30Z' });

const ends = { low: { en: 'poor' }, high: { en: 'excellent' } };
const plain = { required: false };
/** All nine kinds of question, one asked only after a certain answer. */
export const ALL_KINDS = parsedQuestionnaire({
  sections: [
    {
      title: { en: 'All' },
      questions: [
        {
          kind: 'matrix',
          id: 'sessions',
          title: { en: 'Sessions' },
          rows: 'sessions',
          ends,
          notApplicable: { en: 'No' },
          ...plain,
        },
        { kind: 'rating', id: 'topic', title: { en: 'Topic' }, ends, notApplicable: { en: 'No' }, ...plain },
        { kind: 'rating', id: 'talks', title: { en: 'Talks' }, ends, ...plain },
        { kind: 'scale', id: 'likely', title: { en: 'Likely' }, ends, ...plain },
        {
          kind: 'multiple',
          id: 'use',
          title: { en: 'Use' },
          options: [
            { id: 'policy', label: { en: 'Policy' } },
            { id: 'project', label: { en: 'Project' } },
          ],
          other: { en: 'Else' },
          ...plain,
        },
        {
          kind: 'single',
          id: 'role',
          title: { en: 'Role' },
          options: [
            { id: 'line', label: { en: 'Line' } },
            { id: 'staff', label: { en: 'Staff' } },
            { id: 'guest', label: { en: 'Guest' } },
          ],
          ...plain,
        },
        { kind: 'text', id: 'best', title: { en: 'Best' }, lines: 'one', maxLength: 200, ...plain },
        {
          kind: 'text',
          id: 'why',
          title: { en: 'Why' },
          lines: 'several',
          maxLength: 200,
          showIf: { question: 'likely', atMost: 6 },
          ...plain,
        },
        { kind: 'number', id: 'trained', title: { en: 'Trained' }, min: 0, max: 40, whole: true, ...plain },
        { kind: 'date', id: 'when', title: { en: 'When' }, min: '2011-09-01', max: '2011-09-03', ...plain },
        { kind: 'consent', id: 'contact', title: { en: 'Contact' }, label: { en: 'I agree' }, ...plain },
      ],
    },
  ],
});

export interface Seat {
  readonly person: Person;
  readonly papers: Paper[];
  readonly actions: Action[];
}

export interface Stored {
  readonly seats: readonly Seat[];
  readonly erased: readonly { readonly erased: ErasedPerson; readonly papers: Paper[] }[];
  readonly themes: Themes;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** "Nomen Bc": nobody's name, and no part of anything else. */
const nameOf = (n: number): string => `Nomen ${(LETTERS[n % 26] ?? 'a').toUpperCase()}${LETTERS[Math.floor(n / 26)]}`;

const aWord = fc.constantFrom('Roads', 'Trust', 'roads', 'Training');
/** Comments that several may write in the same words. */
const sameComments = (answers: Answers, words: readonly [string, string]): Answers => ({
  ...answers,
  ...('best' in answers && { best: words[0] }),
  ...('why' in answers && { why: words[1] }),
  ...('use.other' in answers && { 'use.other': words[0] }),
});

const aSeat = fc.record({
  organisation: fc.constantFrom('Cabinet', 'Bank', 'Land', 'Water'),
  swot: fc.array(
    fc.record({
      quadrant: fc.constantFrom(...QuadrantSchema.options),
      text: fc.constantFrom('Power cuts', 'power  cuts', 'Young people', 'Will'),
    }),
    { maxLength: 3 },
  ),
  endorses: fc.uniqueArray(fc.tuple(fc.nat(23), fc.nat(2)), { maxLength: 4 }),
  answers: fc.option(
    fc
      .tuple(answersFor(ALL_KINDS, WORKSHOP.details.sessions), fc.tuple(aWord, aWord))
      .map(([a, w]) => sameComments(a, w)),
    { freq: 4 },
  ),
  agreed: fc.boolean(),
  attended: fc.boolean(),
  promised: fc.nat(2),
  isLost: fc.boolean(),
  papers: fc.array(fc.record({ state: fc.constantFrom(...PaperStateSchema.options), versions: fc.nat(2) }), {
    maxLength: 2,
  }),
  actions: fc.array(
    fc.record({
      status: fc.constantFrom(...ActionStatusSchema.options),
      dueOn: fc.option(fc.constantFrom('2011-08-01', '2011-08-21', '2011-09-30'), { nil: undefined }),
    }),
    { maxLength: 1 },
  ),
});

const anErased = fc.record({
  feedback: fc.boolean(),
  swot: fc.boolean(),
  papersPromised: fc.nat(2),
  endorses: fc.uniqueArray(fc.tuple(fc.nat(23), fc.nat(2)), { maxLength: 2 }),
  isPublished: fc.boolean(),
});

const entryId = ([seat, entry]: readonly [number, number]): string => `e${seat}x${entry}`;

const paperOf = (state: Paper['state'], versions: number, seat: number, n: number): Paper => {
  const title = `Treatise ${nameOf(seat)[6]}${LETTERS[n]}`;
  return aPaper({
    id: `paper${seat}x${n}`,
    personId: `p${seat}`,
    state,
    versions: Array.from({ length: versions }, (_, index) => {
      const version = aVersion(index + 1, seat * 10 + n);
      return { ...version, metadata: { ...version.metadata, title: `${title}${LETTERS[index]}` } };
    }),
    ...(state === 'published' && { publishedAt: AT }),
  });
};

/** At most 24 people, so that groups are now below five and now above. */
export const anyStored: fc.Arbitrary<Stored> = fc
  .record({
    seats: fc.array(aSeat, { maxLength: 24, size: 'max' }),
    erased: fc.array(anErased, { maxLength: 2 }),
    themes: fc.array(fc.tuple(fc.constantFrom(...QuadrantSchema.options), fc.nat(23), fc.nat(23)), { maxLength: 2 }),
  })
  .map(({ seats, erased, themes }) => ({
    seats: seats.map(
      ({ answers, agreed, attended, isLost, promised, endorses, papers, actions, swot, organisation }, n) => ({
        person: aPerson({
          id: `p${n}`,
          name: nameOf(n),
          organisation,
          papersPromised: promised,
          swot: swot.map((entry, index) => ({ ...entry, id: entryId([n, index]), at: AT })),
          endorsed: endorses.map(entryId),
          agreed: agreed ? { named: AT } : {},
          ...(attended && { attended: { at: AT, by: 'o@example.org' } }),
          standing: isLost ? { undeliverable: { email: `p${n}@example.org`, why: 'x', at: AT } } : {},
          ...(answers && { feedback: { questionnaire: 0, answers, firstAt: AT, at: AT } }),
        }),
        papers: papers.map(({ state, versions }, index) => paperOf(state, versions, n, index)),
        actions: actions.map(({ status, dueOn }) =>
          ActionSchema.parse({
            id: `a${n}`,
            workshopId: 'small',
            personId: `p${n}`,
            title: `Deed ${nameOf(n)[6]}`,
            status,
            ...(dueOn !== undefined && { dueOn }),
            agreedAt: AT,
            agreedBy: 'o@example.org',
          }),
        ),
      }),
    ),
    erased: erased.map(({ feedback, swot, papersPromised, endorses, isPublished }, n) => ({
      erased: ErasedPersonSchema.parse({
        id: `gone${n}`,
        workshopId: 'small',
        erasedAt: AT,
        erasedBy: 'participant',
        language: 'en',
        gave: { feedback, swot, papersPromised, endorsed: endorses.map(entryId) },
        debts: NO_DEBTS,
      }),
      papers: isPublished ? [paperOf('published', 1, 24 + n, 0)] : [],
    })),
    themes: ThemesSchema.parse({
      revision: themes.length,
      themes: themes.map(([quadrant, one, other], n) => ({
        id: `t${n}`,
        quadrant,
        wording: `Theme ${LETTERS[n]}`,
        // An entry is in one theme at most.
        entries: [entryId([one, n]), entryId([other, n])]
          .filter((id, at, all) => all.indexOf(id) === at)
          .map((id) => ({ id, at: AT })),
        at: AT,
        by: 'o@example.org',
      })),
    }),
  }));
