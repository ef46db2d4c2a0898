import type { Participant } from './participant.ts';

/**
 * When a person last did something of the follow-up (epoch ms): answered, declined, handed in, reported. `undefined` where
 * nothing is known; what was given anonymously has no moment.
 */
export function lastActivityAt({ person, papers, actions }: Participant): number | undefined {
  const byThemselves = [
    ...(person.feedback && !person.feedback.enteredBy ? [person.feedback.at] : []),
    ...person.swot.filter(({ enteredBy }) => !enteredBy).map(({ at }) => at),
    ...Object.values(person.declined),
    ...papers.flatMap(({ versions }) => versions.map(({ submittedAt }) => submittedAt)),
    ...actions.flatMap(({ events }) => events.filter(({ by }) => by.kind === 'owner').map(({ at }) => at)),
  ].map((at) => Date.parse(at));
  return byThemselves.length === 0 ? undefined : Math.max(...byThemselves);
}
