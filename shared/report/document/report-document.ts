import type { Language } from '../../language/language.ts';
import { textsIn } from '../../language/texts.ts';
import { dateRange, localDate } from '../../workshop/dates.ts';
import type { Prose } from '../prose.ts';
import { publishable } from '../publishable.ts';
import type { Summary } from '../summary.ts';
import type { Footnote, ReportDocument } from './document.ts';
import type { Drafting } from './drafting.ts';
import { numbered } from './numbered.ts';
import { placeOf } from './place.ts';
import { peopleAnnex, turnoutAnnex } from './sections/annex-people.ts';
import { questionsAnnex } from './sections/annex-questions.ts';
import { swotAnnex } from './sections/annex-swot.ts';
import { conclusionSection } from './sections/conclusion.ts';
import { executiveSection } from './sections/executive.ts';
import { missingSection } from './sections/missing.ts';
import { proceedingsSection } from './sections/proceedings.ts';
import { saidSection } from './sections/said.ts';
import { stateOfPlaySection } from './sections/state-of-play.ts';
import { venueSection } from './sections/venue.ts';
import { wayForwardSection } from './sections/way-forward.ts';

/** In the order of the document. */
const SECTIONS = [
  executiveSection,
  proceedingsSection,
  venueSection,
  stateOfPlaySection,
  saidSection,
  conclusionSection,
  wayForwardSection,
  missingSection,
  questionsAnnex,
  swotAnnex,
  turnoutAnnex,
  peopleAnnex,
];

export interface Occasion {
  readonly language: Language;
  readonly prose: Prose;
  readonly baseUrl: string;
  /** Its number, and whether it is approved. */
  readonly edition: { readonly number: number; readonly isApproved: boolean };
  /** When what it says was so (ISO 8601). */
  readonly at: string;
}

/** The whole report in one language. Pure: the same summary and prose give the same document. */
export function reportDocument(given: Summary, { language, prose, baseUrl, edition, at }: Occasion): ReportDocument {
  const texts = textsIn(language);
  const { t } = texts;
  const { details } = given.workshop;
  const summary = given.ballots ? given : { ...given, feedback: publishable(given.feedback) };
  const drafting: Drafting = { summary, texts, prose, baseUrl };
  const day = texts.day(localDate(Date.parse(at), details.timeZone));
  return {
    language,
    workshop: details.title,
    title: t('report.title'),
    lines: [
      [dateRange(details.starts, details.ends, texts.locale), placeOf(details)].join(' · '),
      details.organisers.join('; '),
      edition.isApproved
        ? t('report.edition', { number: edition.number, day })
        : t('report.draftEdition', { number: edition.number, day }),
    ],
    at,
    blocks: numbered(
      texts,
      SECTIONS.flatMap((section) => section(drafting)),
    ),
    footnotes: footnotesOf(drafting),
    words: {
      contents: t('report.contents'),
      footnotes: t('report.footnotes'),
      page: t('report.page'),
      of: t('report.pageOf'),
      source: t('report.source'),
      data: t('report.data'),
      madeBy: t('report.madeBy'),
    },
  };
}

/** As the report of 2011 told it: the workshop was planned for other days at first. */
function footnotesOf({ texts, summary: { workshop } }: Drafting): Footnote[] {
  const { details, reschedules } = workshop;
  const first = reschedules[0];
  const planned = details.firstPlanned ?? (first && { ...first.from, reason: first.reason });
  if (!planned) return [];
  const text = texts.t('report.rescheduled', {
    first: dateRange(planned.starts, planned.ends, texts.locale),
    dates: dateRange(details.starts, details.ends, texts.locale),
    reason: planned.reason,
  });
  return [{ number: 1, mark: texts.number(1), runs: [{ kind: 'text', text }] }];
}
