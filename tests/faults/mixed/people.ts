import { createHash } from 'node:crypto';
import * as z from 'zod';
import { governmentWebsitesPaper } from '../../../infra/local/seed-data/discussion-papers.ts';
import { type Browser, expectJson } from '../../journey/browser.ts';
import { aPdf } from '../../support/files.ts';
import { answersTo, WORKSHOP } from '../small-workshop.ts';
import type { Witness } from './witness.ts';

/** Whoever takes part in the load: each does one thing at a time, of those that people do. */

export interface Seat {
  readonly id: string;
  readonly email: string;
  readonly link: string;
}

const UploadSchema = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });
const PapersSchema = z.object({
  papers: z.array(z.object({ id: z.string(), personId: z.string(), state: z.string() })),
});

/** As many as one person may have of each; what is beyond is refused, and rightly so. */
const MOST_FEARS = 12;
const MOST_PAPERS = 20;

/** A participant: opens pages, types, sends, hands papers in. Everything has words of its own, which can be looked for. */
export class Guest {
  readonly #witness: Witness;
  readonly #browser: Browser;
  readonly #seat: Seat;
  #home = '';
  #turn = 0;
  #fears = 0;
  #papers = 0;

  constructor(witness: Witness, seat: Seat) {
    this.#witness = witness;
    this.#browser = witness.browser();
    this.#seat = seat;
  }

  /** @param random 0..1 */
  async act(random: number): Promise<void> {
    this.#turn += 1;
    if (this.#home === '') return this.#arrive();
    if (random < 0.25) return this.#look();
    if (random < 0.5) return this.#type();
    if (random < 0.75) return this.#giveFeedback();
    if (random < 0.95 && this.#fears < MOST_FEARS) return this.#fear();
    if (random >= 0.95 && this.#papers < MOST_PAPERS) return this.#handIn();
    return this.#look();
  }

  async #arrive(): Promise<void> {
    let path = '';
    const isOpen = await this.#witness.insist(async () => {
      const page = await this.#browser.open(this.#seat.link);
      path = page.path;
      return page;
    });
    if (isOpen) this.#home = path.replace(/\?.*$/, '');
  }

  async #look(): Promise<void> {
    await this.#witness.insist(() => this.#browser.read(this.#home));
  }

  async #type(): Promise<void> {
    const text = this.#words('typed');
    const id = `draft of ${this.#seat.id}`;
    this.#witness.forget(id); // From now on either may be there, until an answer says which.
    const isKept = await this.#witness.insist(() =>
      this.#browser.send(`${this.#home}/drafts/feedback`, { best: text }),
    );
    if (isKept) this.#witness.accept(id, { personId: this.#seat.id, what: 'a draft', text });
  }

  async #giveFeedback(): Promise<void> {
    const form = await this.#read(`${this.#home}/feedback`);
    if (!form) return;
    const text = this.#words('valued');
    const id = `feedback of ${this.#seat.id}`;
    this.#witness.forget(id);
    this.#witness.forget(`draft of ${this.#seat.id}`); // It has become the feedback.
    const answers = answersTo(form, text);
    const isTaken = await this.#witness.insist(() => this.#browser.send(`${this.#home}/feedback`, answers));
    if (isTaken) this.#witness.accept(id, { personId: this.#seat.id, what: 'feedback', text });
  }

  async #fear(): Promise<void> {
    this.#fears += 1;
    const text = this.#words('feared');
    const entry = { quadrant: 'threat', text, command: `fear${this.#turn}of${this.#seat.id}`.slice(0, 40) };
    const isTaken = await this.#witness.insist(() => this.#browser.send(`${this.#home}/swot`, entry));
    if (isTaken) this.#witness.accept(text, { personId: this.#seat.id, what: 'a SWOT entry', text });
  }

  /** A paper of one's own: its description, its file to the bucket, and the submission. */
  async #handIn(): Promise<void> {
    this.#papers += 1;
    const { abstract, authors, keywords } = await governmentWebsitesPaper();
    const title = this.#words('wrote');
    // The same whenever it is sent again, and as long as the page would make it.
    const id = createHash('sha256').update(title).digest('base64url').slice(0, 16);
    const details = { title, abstract, authors, keywords, language: 'en', licence: 'CC-BY-4.0' };
    const { insist } = this.#witness;
    const again = insist.bind(this.#witness);
    if (!(await again(() => this.#browser.send(`${this.#home}/papers`, { id, ...details })))) return;
    this.#witness.accept(title, { personId: this.#seat.id, what: 'a paper', text: title });
    const page = `${this.#home}/papers/${id}`;
    let upload: z.infer<typeof UploadSchema> | undefined;
    await again(async () => {
      const answer = await this.#browser.send(`${page}/upload`, { fileName: 'paper.pdf' });
      upload = UploadSchema.safeParse(answer.json).data;
      return answer;
    });
    if (!upload) return;
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(aPdf(title))], { type: 'application/pdf' }), 'paper.pdf');
    const stored = await fetch(upload.url, { method: 'POST', body: form });
    if (!stored.ok) throw new Error(`The bucket refused an upload: ${stored.status} ${await stored.text()}`);
    const { key } = upload.fields;
    const isIn = await again(() => this.#browser.send(`${page}/submit`, { key, consent: true }));
    // The version stands in the paper beside its title; its number is all that tells it apart.
    if (isIn)
      this.#witness.accept(`version of ${title}`, { personId: this.#seat.id, what: 'a version', text: '"number":1' });
  }

  async #read(path: string) {
    let answer: Awaited<ReturnType<Browser['read']>> | undefined;
    const isRead = await this.#witness.insist(async () => {
      answer = await this.#browser.read(path);
      return answer;
    });
    return isRead ? answer : undefined;
  }

  #words(what: string): string {
    return `What ${this.#seat.id} ${what} in turn ${this.#turn}.`;
  }
}

/** The organiser: looks at the papers, and decides on one that waits for it. */
export class Decider {
  readonly #witness: Witness;
  readonly #browser: Browser;
  #isIn = false;
  #turn = 0;

  constructor(witness: Witness) {
    this.#witness = witness;
    this.#browser = witness.browser();
  }

  async act(random: number): Promise<void> {
    this.#turn += 1;
    if (!this.#isIn) {
      const fields = [
        ['email', 'organiser@example.org'],
        ['password', 'Afterword-2011-local'],
      ] as const;
      this.#isIn = await this.#witness.insist(() => this.#browser.submit('/staff/sign-in', fields));
      return;
    }
    const home = `/staff/w/${WORKSHOP}`;
    const list = await this.#browser.read(`${home}/papers`);
    if (list.status >= 400) return;
    const { papers } = expectJson(list, PapersSchema, 'the papers');
    const waiting = papers.find(({ state }) => state === 'under-review');
    if (!waiting) return;
    const { personId, id } = waiting;
    const reason = `Decided in turn ${this.#turn}, for good reasons.`;
    const verdict = random < 0.5 ? 'approve' : 'request-revision';
    const isDecided = await this.#witness.insist(() =>
      this.#browser.send(`${home}/papers/${personId}/${id}/decision`, { verdict, version: 1, reason }),
    );
    if (isDecided) this.#witness.accept(reason, { personId, what: 'a decision', text: reason });
  }
}
