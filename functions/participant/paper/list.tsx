import { useTexts } from '../../../shared/web/texts.context.ts';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import { ParticipantPage } from '../frame.tsx';
import { DeclinedHere, DeclineHere } from '../nothing-to-add.tsx';
import type { Visit } from '../session.ts';
import { PaperState } from './state.tsx';
import { whatNext } from './words.tsx';

/** A person's papers. `why`: why nothing can be sent now, where that is so. */
export function PaperListPage({
  visited,
  why,
  now,
}: {
  readonly visited: Visit;
  readonly why: string | undefined;
  readonly now: number;
}) {
  const { papers, home, workshop, person, texts } = visited;
  const { t, parts, locale } = texts;
  return (
    <ParticipantPage visit={visited} title={t('page.papers')} current="papers">
      <h1>{t('page.papers')}</h1>
      {why ? (
        <div class="note warn">
          <p>{why}</p>
        </div>
      ) : (
        <p>
          {person.papersPromised > 0 && `${t('papers.promised', { count: person.papersPromised })} `}
          {parts('papers.about', {
            deadline: <strong key="deadline">{deadlineText(workshop, person, locale)}</strong>,
          })}
        </p>
      )}
      {why === undefined && <DeclinedHere visited={visited} page="papers" />}
      <PaperCards visited={visited} open={why === undefined} />
      {why === undefined && (
        <div class="actions">
          <a class="button" href={`${home}/papers/new`}>
            {t(papers.length === 0 ? 'papers.send' : 'papers.sendAnother')}
          </a>
        </div>
      )}
      {why === undefined && <DeclineHere visited={visited} page="papers" now={now} />}
    </ParticipantPage>
  );
}

export function PaperCards({ visited, open }: { readonly visited: Visit; readonly open: boolean }) {
  const { papers, home } = visited;
  const { t } = useTexts();
  if (papers.length === 0) return <p>{t(open ? 'papers.noneYet' : 'papers.none')}</p>;
  return (
    <>
      {papers.map((paper) => (
        <section class="card" key={paper.id}>
          <h2>{paper.metadata.title}</h2>
          <p>
            <PaperState paper={paper} />
          </p>
          <p>{whatNext(paper, visited, open)}</p>
          <p>
            <a class="button plain" href={`${home}/papers/${paper.id}`}>
              {t('papers.open')}
              <span class="visually-hidden">: {paper.metadata.title}</span>
            </a>
          </p>
        </section>
      ))}
    </>
  );
}
