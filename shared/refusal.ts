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
  | 'too-large'
  | 'wrong-type'
  | 'malformed'
  | 'method-not-allowed'
  | 'too-often'
  | 'unavailable';

/** Field name (dotted path) to the sentence that stands beside that field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Where it goes on from here: an address of ours, and what stands on the button. */
export interface WayOn {
  readonly href: string;
  readonly label: string;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  readonly fields: FieldErrors;
  /** On the page alone: programs follow no buttons. */
  readonly wayOn: WayOn | undefined;

  constructor(reason: RefusalReason, message: string, fields: FieldErrors = {}, wayOn?: WayOn) {
    super(message);
    this.reason = reason;
    this.fields = fields;
    this.wayOn = wayOn;
  }
}
