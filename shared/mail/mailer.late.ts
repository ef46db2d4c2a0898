import { openedOnce } from '../lambda/opened-once.ts';
import type { Mailer } from './mail.ts';
import type { openMailer } from './mailer.store.ts';

/** The mailer, for a function that seldom sends: SES's client is loaded when it does. */
export function mailerWhenUsed(options: Parameters<typeof openMailer>[0]): Mailer {
  const opened = openedOnce(async () => (await import('./mailer.store.ts')).openMailer(options));
  return {
    send: async (...asked) => (await opened()).send(...asked),
    withhold: async (...asked) => (await opened()).withhold(...asked),
  };
}
