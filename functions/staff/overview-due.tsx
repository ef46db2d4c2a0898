import type { Due } from '../../shared/report/due.ts';
import { longMoment } from '../../shared/workshop/dates.ts';
import { planLabel, until } from './plan/table.tsx';
import type { StaffVisit } from './session.ts';

/** So many of what is to come stand there at once; the rest opens. */
const FIRST = 8;

/** One list by time: what to do now, and then what comes. */
export function DueList({
  visit,
  dues,
  now,
}: {
  readonly visit: StaffVisit;
  readonly dues: readonly Due[];
  readonly now: number;
}) {
  const isNow = ({ kind, at }: Due): boolean => at <= now && kind !== 'digest';
  const doNow = dues.filter(isNow);
  const next = dues.filter((due) => !isNow(due));
  return (
    <section id="due">
      <h2>What to do now</h2>
      {doNow.length === 0 ? <p>Nothing waits for you.</p> : <Lines visit={visit} dues={doNow} now={now} />}
      <h2>What comes next</h2>
      <Lines visit={visit} dues={next.slice(0, FIRST)} now={now} />
      {next.length > FIRST && (
        <details>
          <summary>{next.length - FIRST} more</summary>
          <Lines visit={visit} dues={next.slice(FIRST)} now={now} />
        </details>
      )}
    </section>
  );
}

function Lines({
  visit,
  dues,
  now,
}: {
  readonly visit: StaffVisit;
  readonly dues: readonly Due[];
  readonly now: number;
}) {
  const { timeZone } = visit.workshop.details;
  return (
    <ol class="due">
      {dues.map((due, place) => (
        <li key={place}>
          <span>{what(visit, due)}</span>{' '}
          <span class="soft">
            {due.kind === 'decision' ? 'since ' : ''}
            {longMoment(due.at, timeZone)}
            {due.at > now ? `, ${until(due.at, now)}` : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}

function what(visit: StaffVisit, due: Due) {
  const { home } = visit;
  const link = (path: string, text: string) => (
    <a class="target" href={`${home}${path}`}>
      {text}
    </a>
  );
  const paperIn = ({ personId, id, metadata }: Extract<Due, { kind: 'decision' }>['paper']) =>
    link(`/papers/${personId}/${id}`, metadata.title || 'A paper without a title');
  switch (due.kind) {
    case 'plan':
      return (
        <>
          {link('/plan', planLabel(due.line))}
          {due.held && ' (held back)'}
          {visit.workshop.paused && !visit.workshop.atRest && ' (the plan is paused)'}
        </>
      );
    case 'digest':
      return 'The morning list for the staff, by mail, if anything waits';
    case 'retention':
      return 'What is kept of the participants is erased';
    case 'decision':
      return <>Decide on {paperIn(due.paper)}</>;
    case 'review':
      return (
        <>
          Review by {due.review.name || 'a reviewer'} of {paperIn(due.paper)}
        </>
      );
    case 'co-authors':
      return <>Co-authors’ answers about {paperIn(due.paper)}</>;
    case 'hand-off':
      return <>Has the repository taken {paperIn(due.paper)}? A reminder of it</>;
    case 'action':
      return (
        <>
          {link(`/people/${due.person.id}#actions`, due.action.title)}, by {due.person.name}
        </>
      );
  }
}
