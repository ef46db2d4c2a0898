import type { DebtKind } from '../../shared/debts/debts.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { OverviewProblem } from '../../shared/report/overview.ts';
import type { StaffVisit } from './session.ts';

const STUCK: Readonly<Record<DebtKind, string>> = {
  'follow-up': 'The next mail of the plan could not be sent, and Afterword has stopped trying.',
  notice: 'The notice of the changed dates could not be sent to all, and Afterword has stopped trying.',
  digest: 'The morning list for the staff could not be sent, and Afterword has stopped trying.',
  letter: 'A letter to one person could not be sent, and Afterword has stopped trying.',
  report: 'The report could not be sent to all participants, and Afterword has stopped trying.',
  edition: 'The approved report could not be written, and Afterword has stopped trying.',
  closing: 'The closing could not be carried out, and Afterword has stopped trying.',
  paper: 'A paper is stuck, and Afterword has stopped trying.',
  'co-authors': 'The co-authors of a paper could not be asked, and Afterword has stopped trying.',
  review: 'A reviewer could not be written to, and Afterword has stopped trying.',
  packet: 'A packet for a repository could not be made, and Afterword has stopped trying.',
  'hand-off':
    'The reminder of a paper that was handed to a repository could not be sent, and Afterword has stopped trying.',
  action: 'The reminder of an action of the road map could not be sent, and Afterword has stopped trying.',
  erasure: 'Somebody is to be erased, and not all of it is deleted yet; Afterword has stopped trying.',
  retention: 'What is kept no longer could not be erased, and Afterword has stopped trying.',
};

/** What goes on by itself no more: each with what to do. */
export function Problems({
  visit,
  problems,
}: {
  readonly visit: StaffVisit;
  readonly problems: readonly OverviewProblem[];
}) {
  if (problems.length === 0) return null;
  return (
    <section class="note warn">
      <h2>{problems.length === 1 ? 'One thing needs you' : `${problems.length} things need you`}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={keyOf(problem)}>
            <Problem visit={visit} problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Below the workshop's pages: where what is stuck is tried again. */
function stuckPath({ paper, person, erased }: Extract<OverviewProblem, { kind: 'parked' }>): string {
  if (paper) return paperPath(paper);
  const id = person?.id ?? erased;
  return id ? `/people/${id}` : '';
}

const paperPath = ({ personId, id }: Pick<Paper, 'personId' | 'id'>): string => `/papers/${personId}/${id}`;

function Problem({ visit, problem }: { readonly visit: StaffVisit; readonly problem: OverviewProblem }) {
  const { home } = visit;
  switch (problem.kind) {
    case 'undeliverable':
      return (
        <>
          Mail to{' '}
          <a class="target" href={`${home}/people/${problem.person.id}`}>
            {problem.person.name}
          </a>{' '}
          ({problem.person.email}) does not arrive. {saidOf(problem.why)} Please correct the address on their page, or
          reach them in another way.
        </>
      );
    case 'deferred':
      return (
        <>
          Mail to{' '}
          <a class="target" href={`${home}/people/${problem.person.id}`}>
            {problem.person.name}
          </a>{' '}
          ({problem.person.email}) came back for now. {saidOf(problem.why)} It is sent again; if that goes on, please
          ask for another address.
        </>
      );
    case 'not-you':
      return (
        <>
          Somebody else has the link of{' '}
          <a class="target" href={`${home}/people/${problem.person.id}#not-you`}>
            {problem.person.name}
          </a>{' '}
          and says so. Please read it on the person’s page.
        </>
      );
    case 'parked':
      return (
        <>
          {STUCK[problem.debt]} Please tell whoever runs Afterword; when the cause is mended, let it try again.
          {problem.paper && (
            <>
              {' '}
              <a class="target" href={`${home}${paperPath(problem.paper)}`}>
                {problem.paper.metadata.title || 'The paper'}
              </a>
            </>
          )}
          {problem.person && (
            <>
              {' '}
              <a class="target" href={`${home}/people/${problem.person.id}`}>
                {problem.person.name}
              </a>
            </>
          )}
          {visit.role === 'organiser' && (
            <form method="post" action={`${home}${stuckPath(problem)}/retry`} class="actions" data-once>
              <button type="submit" class="plain">
                Try again
              </button>
            </form>
          )}
        </>
      );
    case 'overdue':
      return (
        <>
          Overdue:{' '}
          <a class="target" href={`${home}/road-map/${problem.action.owner.id}/${problem.action.id}`}>
            {problem.action.title}
          </a>
          , which {problem.action.owner.name} took on.
        </>
      );
    case 'skipped':
      return <>The step “{problem.step}” was not sent, because it would have come too late after an outage.</>;
  }
}

/** A mail server's own words, which help whoever runs it. */
const saidOf = (why: string): string => (why === '' ? 'No reason was given.' : `The mail server said: “${why}”.`);

function keyOf(problem: OverviewProblem): string {
  switch (problem.kind) {
    case 'undeliverable':
    case 'deferred':
    case 'not-you':
      return `${problem.kind} ${problem.person.id}`;
    case 'parked':
      return `${problem.debt} ${problem.paper?.id} ${problem.person?.id} ${problem.erased}`;
    case 'overdue':
      return `overdue ${problem.action.owner.id} ${problem.action.id}`;
    case 'skipped':
      return problem.step;
  }
}
