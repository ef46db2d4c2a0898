import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, Browser } from '../../journey/browser.ts';

/** Something that somebody was told is received: the person, and the words that have to be kept. */
interface Accepted {
  readonly personId: string;
  readonly what: string;
  readonly text: string;
}

/** How often somebody tries who sees that it did not work. */
const TRIES = 12;
const PAUSE_MS = 150;

/** Sees every answer that the people of a mixed load get, and remembers what they were promised. */
export class Witness {
  readonly statuses = new Map<number, number>();
  /** Answers of 500 and more that do not say when to try again. */
  readonly withoutHint: string[] = [];
  /** By what it is: a draft's newest words replace the ones before. */
  readonly #accepted = new Map<string, Accepted>();
  readonly #baseUrl: string;
  answers = 0;
  gaveUp = 0;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** Somebody's browser, all of whose answers are seen. */
  browser(): Browser {
    return new Browser(this.#baseUrl, (response, what) => {
      this.answers += 1;
      this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1);
      if (response.status >= 500 && !response.headers.has('retry-after')) {
        this.withoutHint.push(`${response.status} to ${what}`);
      }
    });
  }

  /** Does something as people do it: again, where it did not work. @returns whether it was accepted in the end */
  async insist(act: () => Promise<Answer>): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { status, body } = await act();
      if (status < 400) return true;
      if (status < 500 && status !== 429) throw new Error(`Refused with ${status}: ${body.slice(0, 300)}`);
      await wait(PAUSE_MS);
    }
    this.gaveUp += 1;
    return false;
  }

  accept(id: string, accepted: Accepted): void {
    this.#accepted.set(id, accepted);
  }

  /** What is kept no more, since something else took its place; or of which nobody knows what became of it. */
  forget(id: string): void {
    this.#accepted.delete(id);
  }

  get accepted(): readonly Accepted[] {
    return [...this.#accepted.values()];
  }
}
