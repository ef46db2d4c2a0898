import { sesClient } from '../../../shared/mail/ses.store.ts';
import type { Through } from '../sim/faults.ts';
import { type Posted, swiftDoor, type Taken } from '../sim/post-office.ts';
import { sesEvent } from '../sim/ses-events.ts';

export type Letter = Posted & { readonly messageId: string; readonly at: number };

/** Everyone's letter boxes, and SES's events about what was put into them. */
export class Post {
  readonly letters: Letter[] = [];
  readonly #events: unknown[] = [];
  readonly client;

  constructor(through: Through, now: () => number) {
    const counter = (mails: readonly Posted[], partly: boolean): Taken[] =>
      mails.map((mail, index) => {
        if (partly && index % 2 === 1) return { status: 'ACCOUNT_THROTTLED' };
        const letter = { ...mail, messageId: `m${this.letters.length + 1}`, at: now() };
        this.letters.push(letter);
        this.#events.push(sesEvent({ ...letter } as never, 'Send', now()));
        return { messageId: letter.messageId };
      });
    this.client = swiftDoor(sesClient(), counter, through);
  }

  /** SES tells of each mail once. */
  takeEvents(): unknown[] {
    return this.#events.splice(0);
  }
}
