import { closesAt, closesFor, type Phase } from '../../shared/workshop/calendar.ts';
import { deadlineText, momentOf } from '../../shared/workshop/opening.ts';
import { keptUntil } from '../../shared/workshop/retention.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { AtRest } from './plan/state.tsx';

/** Where the follow-up is, and what holds it up. */
export function PhaseNote({ workshop, phase }: { readonly workshop: Workshop; readonly phase: Phase }) {
  const { cancelled, paused, closedAt, atRest } = workshop;
  const isPaused = paused !== undefined && atRest === undefined && cancelled === undefined && closedAt === undefined;
  return (
    <>
      {atRest && <AtRest pausedBy={paused?.by} />}
      <div class={cancelled || isPaused ? 'note warn' : 'note'}>
        <p>{phaseSentence(workshop, phase)}</p>
        <p>{keptSentence(workshop)}</p>
        {isPaused && (
          <p>
            <strong>The plan is paused</strong>, by {paused.by} on {momentOf(workshop, Date.parse(paused.at))}: no mail
            of the plan is sent until it is resumed. The deadline stays.
          </p>
        )}
      </div>
    </>
  );
}

/** Until when there are personal data, and what is left after that. */
function keptSentence(workshop: Workshop): string {
  if (workshop.erasedAt) {
    return `What was kept of the participants was erased on ${momentOf(workshop, Date.parse(workshop.erasedAt))}: counts, published papers and the report are left.`;
  }
  return `What is kept of the participants is erased on ${momentOf(workshop, keptUntil(workshop))}, ${workshop.details.keepMonths} months after the closing.`;
}

function phaseSentence(workshop: Workshop, phase: Phase): string {
  const { cancelled, details } = workshop;
  if (cancelled) {
    const when = momentOf(workshop, Date.parse(cancelled.at));
    return `The workshop was cancelled by ${cancelled.by} on ${when}: ${cancelled.reason}. Nothing is asked of anybody any more.`;
  }
  switch (phase) {
    case 'not-open':
      return `The forms open on the workshop’s first day. The deadline is ${deadlineText(workshop)}.`;
    case 'open':
      return `The forms are open until ${deadlineText(workshop)}.`;
    case 'grace':
      return closesAt(workshop) > closesFor(details, {})
        ? `The deadline was ${deadlineText(workshop)}. Some were given more time; the follow-up closes on ${momentOf(workshop, closesAt(workshop))}.`
        : `The deadline was ${deadlineText(workshop)}; answers are still taken for ${details.followUp.graceHours} hours after it.`;
    case 'closed':
      return `The follow-up is closed. The deadline was ${deadlineText(workshop)}.`;
  }
}
