import type { Wordings } from '../mail/letter-kind.ts';
import type { Messages } from './messages.ts';

/** All that a language is: what is known of it, what is said in it on pages and around mails, and the mails themselves. */
export interface LanguageFile {
  /** The language's name in itself, as its readers look for it. */
  readonly ownName: string;
  /** As staff call it. */
  readonly englishName: string;
  /** BCP 47, for Intl: how numbers, dates and lists are written. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
  /** What mails say where a workshop's staff have changed nothing. */
  readonly wordings: Wordings;
}
