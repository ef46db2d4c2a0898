import type { Answer } from '../../shared/feedback/answers.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { questionsOf, valuesOf } from '../../shared/feedback/questionnaire.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Person } from '../../shared/people/person.ts';
import { openPictures } from '../../shared/report/document/picture.tsx';
import { type Occasion, reportDocument } from '../../shared/report/document/report-document.ts';
import { summarise } from '../../shared/report/summary.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aPaper, aPerson, aVersion, aWorkshop } from './fixtures.ts';

/** A workshop whose report has all that a report can have, from answers made up by counting. */

export interface Given {
  person: Person;
  papers: Paper[];
}

const AT = '2011-07-12T05:00:00Z';

export const REPORTED: Workshop = aWorkshop(
  {
    firstPlanned: { starts: '2011-07-07', ends: '2011-07-08', reason: 'The hall was not free.' },
    sessions: [
      {
        id: 'opening',
        title: 'Opening',
        kind: 'opening',
        speakers: [{ name: 'The Minister' }],
        day: '2011-07-08',
        from: '09:00',
        until: '10:00',
        room: 'Main hall',
      },
      {
        id: 'portals',
        title: 'Portals',
        kind: 'presentation',
        speakers: [{ name: 'A. Speaker', affiliation: 'BCC' }],
        day: '2011-07-09',
      },
    ],
  },
  { closedAt: '2011-08-21T11:00:30Z' },
);

const COMMENTS = ['More time for discussion.', 'স্লাইডগুলো আগে পেলে ভালো হতো।', 'Less & shorter <talks>, please.'];
const POINTS = [
  ['strength', 'People in every ministry want it.'],
  ['weakness', 'Systems cannot exchange a record without paper.'],
  ['opportunity', 'মোবাইল ফোন প্রায় প্রতিটি গ্রামে পৌঁছেছে।'],
  ['threat', 'One incident can take away the trust of years.'],
] as const;

/** Somebody whose answers follow from a number. */
function answerer(n: number): Person {
  const of = <Value>(values: readonly Value[], by: number): Value => values[(n * by + by) % values.length] as Value;
  const answers = Object.fromEntries(
    questionsOf(defaultQuestionnaire).flatMap((question, place): [string, Answer][] => {
      switch (question.kind) {
        case 'matrix':
          return [[question.id, { opening: of([3, 4, 5, 'na'], place + 1), portals: of([2, 3, 4, 5, 5], place + 3) }]];
        case 'rating':
        case 'scale':
          return [[question.id, of([...valuesOf(question.kind).slice(1), 'na'], place + 1)]];
        case 'multiple':
          return [[question.id, [of(question.options, place + 1).id]]];
        case 'text':
          return n % 3 === 0 ? [[question.id, of(COMMENTS, place)]] : [];
        default:
          return [];
      }
    }),
  );
  const [quadrant, text] = of(POINTS, 1);
  return aPerson({
    id: `p${n}`,
    name: `Seat ${String(n).padStart(2, '0')}`,
    organisation: of(['Cabinet Division', 'Bangladesh Bank', 'Ministry of Land', 'তথ্য মন্ত্রণালয়'], 3),
    swot: n % 2 === 0 ? [{ id: `s${n}`, quadrant, text, at: AT }] : [],
    ...(n % 5 !== 4 && { feedback: { questionnaire: 0, answers, firstAt: AT, at: AT } }),
    ...(n % 4 === 0 && { agreed: { named: AT } }),
    ...(n % 3 === 0 && { attended: { at: AT, by: 'o@example.org' } }),
    papersPromised: n === 0 ? 2 : 0,
  });
}

export const REPORTED_PEOPLE: Given[] = Array.from({ length: 24 }, (_, n) => ({
  person: answerer(n),
  papers:
    n === 0
      ? [
          aPaper({
            state: 'published',
            versions: [aVersion(1, 1)],
            publishedAt: AT,
            handOff: {
              handedOff: { to: 'UNPAN', on: '2011-08-09', at: AT, by: 'o@example.org' },
              accepted: { identifier: 'UNPAN047000', on: '2011-08-09', at: AT, by: 'o@example.org' },
              nudgedAt: [],
            },
          }),
        ]
      : [],
}));

export const occasion = (language: Language, changes: Partial<Occasion> = {}): Occasion => ({
  language,
  prose: {},
  baseUrl: 'https://afterword.example.org',
  edition: { number: 1, isApproved: true },
  at: '2011-08-21T11:00:30Z',
  ...changes,
});

export const reportOf = (
  language: Language,
  people: readonly Given[] = REPORTED_PEOPLE,
  changes: Partial<Occasion> = {},
) => reportDocument(summarise(REPORTED, defaultQuestionnaire, people), occasion(language, changes));

const packageFile = (path: string): URL => new URL(`../../node_modules/${path}`, import.meta.url);

/** The pictures' renderer and letters, where the packages have them. */
export const pictures = () =>
  openPictures({
    wasm: packageFile('@resvg/resvg-wasm/index_bg.wasm'),
    fonts: [
      packageFile('@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf'),
      packageFile('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    ],
  });
