import { AsyncLocalStorage } from 'node:async_hooks';
import { say } from '../language/texts.ts';
import { TooOften } from '../refusal.ts';

/**
 * How often one item takes a change from whoever holds a link. The measure stands in the item itself and is part of the write
 * that is made anyway, so it costs no call and holds wherever the function runs. One number says it all (the generic cell
 * rate algorithm): the moment until which the item's changes are paid for. Each takes a second of it, and it may run a minute
 * ahead. So sixty changes at once are taken and one a second without end; a page that keeps what is typed sends one in 1.5 s
 * at most.
 */

const EACH_MS = 1000;
const AHEAD_MS = 60_000;

const scope = new AsyncLocalStorage<number>();

/** Runs what somebody asked for with a link at `now` (epoch ms): whatever it changes is paced. */
export const pacedAt = <Result>(now: number, act: () => Promise<Result>): Promise<Result> => scope.run(now, act);

/**
 * Runs what must leave no moment behind, such as who was handed a ballot: the item forgets how often it was changed, and so
 * whoever uses this has to change it once only.
 */
export const unpaced = <Result>(act: () => Promise<Result>): Promise<Result> => scope.exit(act);

/**
 * Until when the next change is paid for, given until when the earlier ones are (epoch ms both). `undefined` for what nobody
 * asked for with a link, such as a run's own changes: the item begins anew.
 * @throws TooOften
 */
export function pacedUntil(before: number | undefined): number | undefined {
  const now = scope.getStore();
  if (now === undefined) return undefined;
  const until = Math.max(before ?? 0, now) + EACH_MS;
  const ahead = until - now;
  if (ahead <= AHEAD_MS) return until;
  const seconds = Math.ceil((ahead - AHEAD_MS) / 1000);
  throw new TooOften(say('web.tooFast', { seconds }), seconds);
}
