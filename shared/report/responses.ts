import { Temporal } from 'temporal-polyfill';
import { isGiven } from '../papers/paper.ts';
import type { Participant } from '../people/participant.ts';
import { closesAt, opensAt } from '../workshop/calendar.ts';
import { localDate } from '../workshop/dates.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type PlanLine, planOf } from './overview.ts';

/** How many had answered by the end of each day, and on which days mails of the plan went out. Pure. */
export interface Responses {
  /** Local days, YYYY-MM-DD, from the opening to today or to the closing; none before the opening. */
  readonly days: readonly string[];
  /** Of each day, of all until then. `undefined` where feedback is anonymous: ballots have no moments. */
  readonly feedback: readonly number[] | undefined;
  /** People with SWOT input; an entry counts from its last change. */
  readonly swot: readonly number[];
  /** Papers, from their first version on. */
  readonly papers: readonly number[];
  /** `day`: the place in `days`. */
  readonly mails: readonly { readonly day: number; readonly line: PlanLine }[];
}

/** Of those who are there: when those answered who were erased is known no more. `now` in epoch ms. */
export function responsesOf(workshop: Workshop, everyone: readonly Participant[], now: number): Responses {
  const { details } = workshop;
  const { timeZone } = details;
  const days = daysBetween(opensAt(details), Math.min(now, closesAt(workshop)), timeZone);
  const placeOf = (at: number): number => {
    const day = localDate(at, timeZone);
    const place = days.findIndex((each) => each >= day);
    return place < 0 ? days.length - 1 : place;
  };
  const grown = (moments: readonly string[]): number[] => {
    const places = moments.map((at) => placeOf(Date.parse(at)));
    return days.map((_, day) => places.filter((place) => place <= day).length);
  };
  const people = everyone.map(({ person }) => person);
  return {
    days,
    feedback: details.feedback.anonymous
      ? undefined
      : grown(people.flatMap(({ feedback }) => (feedback ? [feedback.firstAt] : []))),
    swot: grown(
      people.flatMap(({ swot }) =>
        swot
          .map(({ at }) => at)
          .toSorted()
          .slice(0, 1),
      ),
    ),
    papers: grown(
      everyone.flatMap(({ papers }) =>
        papers.filter(isGiven).map(({ versions, createdAt }) => versions[0]?.submittedAt ?? createdAt),
      ),
    ),
    mails: planOf(workshop, now).flatMap((line) =>
      line.outcome?.what === 'sent' && days.length > 0 ? [{ day: placeOf(line.outcome.at), line }] : [],
    ),
  };
}

function daysBetween(from: number, until: number, timeZone: string): string[] {
  const days: string[] = [];
  const last = localDate(until, timeZone);
  for (
    let day = Temporal.PlainDate.from(localDate(from, timeZone));
    day.toString() <= last;
    day = day.add({ days: 1 })
  ) {
    days.push(day.toString());
  }
  return days;
}
