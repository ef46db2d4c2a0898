import { deadlineText } from '../../shared/workshop/opening.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { PaperState } from './paper-state.tsx';
import { whatNext } from './paper-words.tsx';
import type { Visit } from './session.ts';

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
  const { papers, home, workshop, person } = visited;
  return (
    <ParticipantPage visit={visited} title="Papers" current="papers">
      <h1>Papers</h1>
      {why ? (
        <div class="note warn">
          <p>{why}</p>
        </div>
      ) : (
        <p>
          {person.papersPromised > 0 &&
            `You promised ${person.papersPromised === 1 ? 'a discussion paper' : `${person.papersPromised} discussion papers`}. `}
          A discussion paper is a PDF or a Word document of up to 25 MB. Reviewers read it; when it is approved, it gets
          a public page. Please send it by <strong>{deadlineText(workshop, person)}</strong>.
        </p>
      )}
      {why === undefined && <DeclinedHere visited={visited} page="papers" />}
      <PaperCards visited={visited} open={why === undefined} />
      {why === undefined && (
        <div class="actions">
          <a class="button" href={`${home}/papers/new`}>
            {papers.length === 0 ? 'Send a paper' : 'Send another paper'}
          </a>
        </div>
      )}
      {why === undefined && <DeclineHere visited={visited} page="papers" now={now} />}
    </ParticipantPage>
  );
}

export function PaperCards({ visited, open }: { readonly visited: Visit; readonly open: boolean }) {
  const { papers, home } = visited;
  if (papers.length === 0) return <p>You have not sent a paper{open ? ' yet' : ''}.</p>;
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
              Open this paper<span class="visually-hidden">: {paper.metadata.title}</span>
            </a>
          </p>
        </section>
      ))}
    </>
  );
}
