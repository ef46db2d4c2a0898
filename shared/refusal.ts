import type { Language } from './language/language.ts';
import { ENGLISH, type Said, type Texts } from './language/texts.ts';

/**
 * What the domain says instead of doing something. A refusal is an answer for a person: it says what is wrong and what
 * to do now, it changed nothing, and it is never logged as a fault. The web layer turns it into a page or an
 * RFC 9457 problem document; everything else that is thrown is a fault of ours and becomes a 500.
 */
export type RefusalReason =
  | 'invalid'
  | 'not-signed-in'
  | 'staff-not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'closed'
  | 'erased'
  | 'too-large'
  | 'wrong-type'
  | 'malformed'
  | 'method-not-allowed'
  | 'too-often'
  | 'unavailable';

/** Field name (dotted path) to the sentence that stands beside that field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The same, still to be said in the language of whoever reads it. */
export type SaidOfFields = Readonly<Record<string, Said>>;

/** Where it goes on from here: an address of ours, and what stands on the button. */
export interface WayOn {
  readonly href: string;
  readonly label: Said;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  /** On the page alone: programs follow no buttons. */
  readonly wayOn: WayOn | undefined;
  /** Of whoever it is probably said to; what the reader's browser asks for goes first. */
  readonly language: Language | undefined;
  readonly #message: Said;
  readonly #fields: SaidOfFields;

  constructor(reason: RefusalReason, message: Said, fields: SaidOfFields = {}, wayOn?: WayOn, language?: Language) {
    super(ENGLISH.say(message));
    this.reason = reason;
    this.wayOn = wayOn;
    this.language = language;
    this.#message = message;
    this.#fields = fields;
  }

  /** In English, as staff, programs and logs read it. */
  get fields(): FieldErrors {
    return this.fieldsIn(ENGLISH);
  }

  messageIn(texts: Texts): string {
    return texts.say(this.#message);
  }

  fieldsIn(texts: Texts): FieldErrors {
    return Object.fromEntries(Object.entries(this.#fields).map(([name, said]) => [name, texts.say(said)]));
  }
}

/** Too often for now: `retryAfterS`, in how many seconds it is taken again, goes into `Retry-After` (RFC 9110 section 10.2.3). */
export class TooOften extends Refusal {
  readonly retryAfterS: number;

  constructor(message: Said, retryAfterS: number) {
    super('too-often', message);
    this.retryAfterS = retryAfterS;
  }
}
