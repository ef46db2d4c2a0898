import type { ComponentChildren } from 'preact';
import type { Phase } from '../../shared/workshop/calendar.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import { PaperState } from './paper-state.tsx';
import type { Visit } from './session.ts';

/** What was received from the person, with the way to each. */
export function Given({
  visited: { workshop, person, papers, actions, home },
  phase,
}: {
  readonly visited: Visit;
  readonly phase: Phase;
}) {
  const { timeZone, swot } = workshop.details;
  const newest = person.swot.map(({ at }) => Date.parse(at)).sort((a, b) => b - a)[0];
  const open = phase === 'open' || phase === 'grace';
  const reported = actions.filter(({ done }) => done !== undefined);
  if (!person.feedback && newest === undefined && papers.length === 0 && reported.length === 0) {
    return phase === 'closed' && !workshop.cancelled ? <p>Nothing was received from you.</p> : null;
  }
  return (
    <>
      <h2>What you gave</h2>
      {person.feedback && (
        <GivenCard title="Feedback" href={`${home}/feedback`} link={open ? 'View or change' : 'View'}>
          <span class="tag good">Received</span> {shortMoment(Date.parse(person.feedback.at), timeZone)}
        </GivenCard>
      )}
      {newest !== undefined && (
        <GivenCard title="SWOT" href={`${home}/swot`} link={open ? 'Add, change or withdraw' : 'View'}>
          <span class="tag good">Received</span>{' '}
          {person.swot.length === 1 ? '1 entry' : `${person.swot.length} entries`} of at most {swot.maxEntries}, last{' '}
          {shortMoment(newest, timeZone)}
        </GivenCard>
      )}
      {papers.map((paper) => (
        <GivenCard key={paper.id} title={paper.metadata.title} href={`${home}/papers/${paper.id}`} link="View">
          <PaperState paper={paper} />
        </GivenCard>
      ))}
      {reported.map(({ id, title, done }) => (
        <GivenCard key={id} title={title} href={`${home}/actions/${id}`} link={open ? 'View or change' : 'View'}>
          <span class="tag good">Received</span> {done && shortMoment(Date.parse(done.at), timeZone)}
        </GivenCard>
      ))}
    </>
  );
}

function GivenCard({
  title,
  href,
  link,
  children,
}: {
  readonly title: string;
  readonly href: string;
  readonly link: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card">
      <h3>{title}</h3>
      <p>{children}</p>
      <p>
        <a class="button plain" href={href}>
          {link}
          <span class="visually-hidden">: {title}</span>
        </a>
      </p>
    </section>
  );
}
