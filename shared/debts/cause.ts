import { AsyncLocalStorage } from 'node:async_hooks';
import { DebtKindSchema, type Debts } from './debts.ts';

/**
 * What is done because of one request has that request's id, from the page by way of the debt and the run that pays it to the
 * mail: one query of the logs finds it all. The id is nobody's name; it is asked for where something is written or logged, and
 * nobody hands it on.
 */
const scope = new AsyncLocalStorage<string | undefined>();

/** Runs something, and whatever it awaits, as caused by what has this id. Without one, it has no cause that is known. */
export const becauseOf = <Result>(cause: string | undefined, act: () => Promise<Result>): Promise<Result> =>
  scope.run(cause, act);

/** `undefined` outside of every request and run. */
export const whatCaused = (): string | undefined => scope.getStore();

/** The id of a request, of the characters that SES tags may have too: what is left out is padding at its end. */
export const causeOf = (requestId: string): string | undefined =>
  requestId.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 64) || undefined;

/** Notes with each debt that is owed anew, compared with what was owed before, what it is owed because of. */
export function withCause(debts: Debts, before: Debts | undefined, cause: string | undefined): Debts {
  if (cause === undefined) return debts;
  const owed = { ...debts.owed };
  for (const kind of DebtKindSchema.options) {
    const debt = owed[kind];
    if (debt && debt.cause === undefined && debt.revision !== before?.revisions[kind]) owed[kind] = { ...debt, cause };
  }
  return { ...debts, owed };
}
