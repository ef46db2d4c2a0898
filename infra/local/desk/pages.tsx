import type { ComponentChildren } from 'preact';
import { Layout } from '../../../shared/web/layout.tsx';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { DeskSources } from './sources.ts';

const PAGES = [
  { href: '/_desk', label: 'Clock' },
  { href: '/_desk/people', label: 'Personal links' },
  { href: '/_desk/mailed', label: 'Who was mailed' },
  { href: '/_desk/inbox', label: 'Inbox' },
  { href: '/_desk/executions', label: 'Executions' },
];

/** What the desk adds to the pages' style sheet. */
const STYLE = `
.mail{width:100%;height:36rem;border:1px solid var(--line);background:#fff}
.mail-text{white-space:pre-wrap}
summary{min-height:2.75rem;padding-block:.6rem;cursor:pointer}
`;

/** The frame of every page of the desk. */
export function DeskPage({
  title,
  at,
  now,
  children,
}: {
  title: string;
  at: string;
  now: number;
  children: ComponentChildren;
}) {
  return (
    <Layout
      title={title}
      workshop="The desk"
      subtitle={`Only on this machine. The clock stands at ${utc(now)}.`}
      navigation={PAGES.map((page) => ({ ...page, current: page.href === at }))}
      wide
      head={<style dangerouslySetInnerHTML={{ __html: STYLE }} />}
    >
      {children}
    </Layout>
  );
}

/** The clock, the ways to move it, and where everything is. */
export function ClockPage(props: {
  desk: DeskSources;
  now: number;
  nextDue: number | undefined;
  workshops: readonly Workshop[];
}) {
  const { desk, now, nextDue, workshops } = props;
  const running = desk.executions().filter(({ status }) => status === 'RUNNING');
  return (
    <DeskPage title="Clock" at="/_desk" now={now}>
      <h1>Clock</h1>
      <p class="figure">
        <time dateTime={new Date(now).toISOString()}>{utc(now)}</time>
      </p>
      {workshops.map(({ details }) => (
        <p class="soft" key={details.id}>
          {local(now, details.timeZone)} for “{details.title}”
        </p>
      ))}
      <p>{nextDue === undefined ? 'Nothing is due any more.' : `The next thing falls due at ${utc(nextDue)}.`}</p>
      <form method="post" action="/_desk/clock" class="actions" data-once>
        <button type="submit" name="advance" value="PT1H">
          +1 hour
        </button>
        <button type="submit" name="advance" value="P1D">
          +1 day
        </button>
        {nextDue !== undefined && (
          <button type="submit" name="advance" value="next" class="plain">
            To the next step
          </button>
        )}
      </form>
      <p class="hint">
        Everything that falls due on the way happens in its order, and the clock moves only when nothing is under way.
      </p>
      <h2>Where things are</h2>
      <div class="grid">
        <div class="card">
          <h3>Inbox</h3>
          <p>
            <a href="/_desk/inbox">{desk.inbox().length} mails</a> that would have left.
          </p>
        </div>
        <div class="card">
          <h3>Staff console</h3>
          <p>
            <a href="/staff">Open the console</a>
          </p>
          {desk.users.map((user) => (
            <p class="mono" key={user.email}>
              {user.email}
              <br />
              {user.password}
            </p>
          ))}
        </div>
        <div class="card">
          <h3>Executions</h3>
          <p>
            <a href="/_desk/executions">Executions so far: {desk.executions().length}</a>, {running.length} running now.
          </p>
        </div>
      </div>
    </DeskPage>
  );
}

export function ProblemPage({ message, now }: { message: string; now: number }) {
  return (
    <DeskPage title="That did not work" at="" now={now}>
      <h1>That did not work</h1>
      <p class="note bad">{message}</p>
      <p>
        <a href="/_desk">Back to the clock</a>
      </p>
    </DeskPage>
  );
}

/** `Sat 9 Jul 2011, 10:00:00 UTC` */
export function utc(ms: number): string {
  return `${local(ms, 'UTC')} UTC`;
}

function local(ms: number, timeZone: string): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(ms);
  return timeZone === 'UTC' ? text : `${text} (${timeZone})`;
}
