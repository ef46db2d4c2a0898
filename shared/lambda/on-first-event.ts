import { openedOnce } from './opened-once.ts';

/** What a function's main.ts has: its composition root, which reads the environment and makes the handler. */
export interface Main<Handler> {
  open(): Handler | Promise<Handler>;
}

/**
 * The handler of a function: all there is of it before the first event. Loading the rest begins as soon as Lambda has the
 * handler, and goes on while it hands over the event that the function was started for. A start that fails, since a secret
 * could not be read just then, costs that event and not the function: the next event tries again. See
 * docs/decisions/17-cold-start.md.
 */
export function onFirstEvent<Event, Context, Result>(
  load: () => Promise<Main<(event: Event, context: Context) => Promise<Result>>>,
): (event: Event, context: Context) => Promise<Result> {
  const opened = openedOnce(async () => (await load()).open());
  // Whoever asks first is told of a failure; here there is nobody to tell.
  setImmediate(() => opened().catch(() => undefined));
  return async (event, context) => {
    try {
      return await (await opened())(event, context);
    } catch (error) {
      // Lambda logs it whole, and other people's messages quote whom and what they were about.
      throw (await import('../fault.ts')).tellable(error);
    }
  };
}
