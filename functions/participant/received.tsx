import type { Obligation } from '../../shared/follow-up/obligations.ts';
import { type Said, say, type Texts } from '../../shared/language/texts.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import { clockTime, shortDay, shortMoment } from '../../shared/workshop/dates.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

const DAY_MS = 24 * 3_600_000;

/** "Received, 14:32", with the day unless it was today. `at` is ISO 8601, `now` epoch ms. */
export function receivedAt(
  { details: { timeZone } }: Workshop,
  at: string | undefined,
  now: number,
  { t, locale }: Texts,
): string {
  if (at === undefined) return t('received.nothing');
  const ms = Date.parse(at);
  const today = now - ms < DAY_MS && shortDay(ms, timeZone) === shortDay(now, timeZone);
  return t('received.at', {
    moment: today ? clockTime(ms, timeZone, locale) : shortMoment(ms, timeZone, locale),
  });
}

const NEXT: Readonly<Record<Obligation['kind'], Said>> = {
  feedback: say('next.feedback'),
  swot: say('next.swot'),
  paper: say('next.paper'),
  revision: say('next.revision'),
  action: say('next.action'),
};

/** After something was received: the way to the first of what is still owed, or back. */
export function NextButton({ home, owed }: { readonly home: string; readonly owed: readonly Obligation[] }) {
  const texts = useTexts();
  const [first] = owed;
  return first ? (
    <a class="button" href={`${home}/${first.page}`}>
      {texts.say(NEXT[first.kind])}
    </a>
  ) : (
    <a class="button" href={home}>
      {texts.t('page.toMy')}
    </a>
  );
}
