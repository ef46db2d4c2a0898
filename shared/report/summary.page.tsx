import { renderToString } from 'preact-render-to-string';
import { Layout } from '../web/layout.tsx';
import { dateRange } from '../workshop/dates.ts';
import { FeedbackSection, WordsSection } from './feedback.section.tsx';
import { MissingSection } from './missing.section.tsx';
import { PapersSection } from './papers.section.tsx';
import { ParticipationSection } from './participation.section.tsx';
import { summaryStyle } from './summary.style.ts';
import type { Summary } from './summary.ts';
import { SwotSection } from './swot.section.tsx';
import { WorkshopSection } from './workshop.section.tsx';

/** In the order of the page: the address of each part, its heading and its content. */
const PARTS = [
  { id: 'participation', title: 'Who took part in the follow-up', Content: ParticipationSection },
  { id: 'missing', title: 'What is missing', Content: MissingSection },
  { id: 'feedback', title: 'Feedback', Content: FeedbackSection },
  { id: 'words', title: 'In the participants’ own words', Content: WordsSection },
  { id: 'swot', title: 'Strengths, weaknesses, opportunities, threats', Content: SwotSection },
  { id: 'papers', title: 'Discussion papers', Content: PapersSection },
  { id: 'workshop', title: 'The workshop and its follow-up', Content: WorkshopSection },
] as const;

/** The summary report as one HTML document that needs nothing else. The same summary gives the same bytes. */
export const summaryDocument = (summary: Summary): string =>
  `<!DOCTYPE html>${renderToString(<SummaryPage summary={summary} />)}\n`;

export function SummaryPage({ summary }: { readonly summary: Summary }) {
  const { details } = summary.workshop;
  return (
    <Layout
      title="Summary report"
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.name}, ${details.venue.city}, ${details.venue.country}`}
      wide
      withoutScript
      head={<style dangerouslySetInnerHTML={{ __html: summaryStyle }} />}
    >
      <h1>Summary report of the follow-up</h1>
      <KeyFigures summary={summary} />
      <nav class="contents" aria-label="Contents">
        <ol>
          {PARTS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {PARTS.map(({ id, title, Content }, index) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>
            {index + 1}. {title}
          </h2>
          <Content summary={summary} />
        </section>
      ))}
    </Layout>
  );
}

function KeyFigures({ summary: { participation, swot, papers } }: { readonly summary: Summary }) {
  const { invited, feedback, swot: contributors } = participation;
  const entries = Object.values(swot).flatMap(({ points }) => points.flatMap((point) => point.entries)).length;
  const published = papers.filter(({ state }) => state === 'published' || state === 'approved').length;
  const figures = [
    { figure: `${feedback} of ${invited}`, label: 'participants gave feedback' },
    {
      figure: `${contributors} of ${invited}`,
      label: `gave SWOT input, ${entries} ${entries === 1 ? 'entry' : 'entries'}`,
    },
    { figure: `${papers.length}`, label: `${papers.length === 1 ? 'paper' : 'papers'} sent in, ${published} approved` },
  ];
  return (
    <ul class="key-figures">
      {figures.map(({ figure, label }) => (
        <li key={label} class="card">
          <span class="figure">{figure}</span> <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}
