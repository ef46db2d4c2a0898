import type { ComponentChildren } from 'preact';
import { gaveFeedback } from '../../shared/people/person.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import type { Phase } from '../../shared/workshop/calendar.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import { EnteredForYou } from './entered-for-you.tsx';
import { PaperState } from './paper/state.tsx';
import type { Visit } from './session.ts';

/** What was received from the person, with the way to each. */
export function Given({
  visited: { workshop, person, papers, home, texts },
  phase,
}: {
  readonly visited: Visit;
  readonly phase: Phase;
}) {
  const { timeZone, swot } = workshop.details;
  const { t } = texts;
  const moment = (ms: number): string => shortMoment(ms, timeZone, texts.locale);
  const newest = person.swot.map(({ at }) => Date.parse(at)).sort((a, b) => b - a)[0];
  const open = phase === 'open' || phase === 'grace';
  const viewOrChange = t(open ? 'given.viewOrChange' : 'given.view');
  if (!gaveFeedback(person) && newest === undefined && papers.length === 0) {
    return phase === 'closed' && !workshop.cancelled ? <p>{t('given.nothing')}</p> : null;
  }
  return (
    <>
      <h2>{t('given.heading')}</h2>
      {person.feedback && (
        <GivenCard title={t('page.feedback')} href={`${home}/feedback`} link={viewOrChange}>
          <Received /> {moment(Date.parse(person.feedback.at))}
          <EnteredForYou workshop={workshop} entered={person.feedback} inLine />
        </GivenCard>
      )}
      {person.served && (
        <GivenCard title={t('page.feedback')} href={`${home}/feedback`} link={t('given.view')}>
          <Received /> {t('ballot.given')}
        </GivenCard>
      )}
      {newest !== undefined && (
        <GivenCard title={t('page.swot')} href={`${home}/swot`} link={t(open ? 'given.addOrChange' : 'given.view')}>
          <Received />{' '}
          {t('given.entries', { count: person.swot.length, limit: swot.maxEntries, moment: moment(newest) })}
        </GivenCard>
      )}
      {papers.map((paper) => (
        <GivenCard
          key={paper.id}
          title={paper.metadata.title}
          href={`${home}/papers/${paper.id}`}
          link={t('given.view')}
        >
          <PaperState paper={paper} />
        </GivenCard>
      ))}
    </>
  );
}

const Received = () => <span class="tag good">{useTexts().t('given.received')}</span>;

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
