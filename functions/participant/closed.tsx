import type { ComponentChildren, VNode } from 'preact';
import { type Said, say } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { whyClosed } from '../../shared/workshop/opening.ts';
import { type PageName, ParticipantPage } from './frame.tsx';
import type { Visit } from './session.ts';

/**
 * The answer of a form's address while nothing is taken: why, what the person gave, and what they had just typed, so
 * that nobody loses a text by sending it a minute late. `undefined` while the forms are open.
 * @throws Refusal `closed` to programs that send something
 */
export function whileClosed(
  visited: Visit,
  request: Request,
  form: PageName,
  shown: { readonly given: ComponentChildren; readonly typed?: readonly string[] },
): Reply | undefined {
  const why = whyClosed(visited.workshop, visited.person, request.now);
  return why === undefined ? undefined : takenNoMore(visited, request, form, { why, ...shown });
}

/** The same where something else is the reason that nothing is taken. @throws Refusal `closed` to programs */
export function takenNoMore(
  visited: Visit,
  request: Request,
  form: PageName,
  {
    why,
    given,
    typed = [],
  }: { readonly why: Said; readonly given: ComponentChildren; readonly typed?: readonly string[] },
): Reply {
  if (request.wantsJson) throw new Refusal('closed', why);
  return page(
    <ClosedPage
      visited={visited}
      now={request.now}
      form={form}
      why={visited.texts.say(why)}
      given={given}
      typed={typed}
    />,
    {
      status: STATUS.closed.status,
    },
  );
}

function ClosedPage({
  visited,
  now,
  form,
  why,
  given,
  typed,
}: {
  readonly visited: Visit;
  readonly now: number;
  readonly form: PageName;
  readonly why: string;
  readonly given: ComponentChildren;
  readonly typed: readonly string[];
}): VNode {
  const { t } = visited.texts;
  const title = visited.texts.say(titleOf(visited, now));
  return (
    <ParticipantPage visit={visited} title={title} current={form}>
      <h1>{title}</h1>
      <div class="note warn">
        <p>{why}</p>
      </div>
      {typed.length > 0 && (
        <section>
          <h2>{t('closed.written')}</h2>
          <p>{t('closed.copy')}</p>
          {typed.map((text) => (
            <p class="card written" key={text}>
              {text}
            </p>
          ))}
        </section>
      )}
      {given}
      <p>
        <a class="button plain" href={visited.home}>
          {t('page.toMy')}
        </a>
      </p>
    </ParticipantPage>
  );
}

function titleOf({ workshop, person }: Visit, now: number): Said {
  if (workshop.cancelled) return say('closed.cancelled');
  return phaseFor(workshop, person, now) === 'not-open' ? say('closed.notOpen') : say('closed.closed');
}
