import type { Obligation } from '../../shared/follow-up/obligations.ts';
import { clockTime, shortDay, shortMoment } from '../../shared/workshop/dates.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

const DAY_MS = 24 * 3_600_000;

/** "Received, 14:32", with the day unless it was today. `at` is ISO 8601, `now` epoch ms. */
export function receivedAt({ details: { timeZone } }: Workshop, at: string | undefined, now: number): string {
  if (at === undefined) return 'Nothing received yet';
  const ms = Date.parse(at);
  const today = now - ms < DAY_MS && shortDay(ms, timeZone) === shortDay(now, timeZone);
  return `Received, ${today ? clockTime(ms, timeZone) : shortMoment(ms, timeZone)}`;
}

const NEXT: Readonly<Record<Obligation['kind'], string>> = {
  feedback: 'Next: give feedback',
  swot: 'Next: add your view (SWOT)',
  paper: 'Next: send a paper',
  revision: 'Next: revise your paper',
  action: 'Next: report on your action',
};

/** After something was received: the way to the first of what is still owed, or back. */
export function NextButton({ home, owed }: { readonly home: string; readonly owed: readonly Obligation[] }) {
  const [first] = owed;
  return first ? (
    <a class="button" href={`${home}/${first.page}`}>
      {NEXT[first.kind]}
    </a>
  ) : (
    <a class="button" href={home}>
      To my page
    </a>
  );
}
