import { Browser, expectStatus } from './browser.ts';
import type { ReceivedMail } from './mails.ts';

/** Somebody from outside, who is asked to review a paper and has no account: all that opens anything is the link in the mail. */
export class Reviewer {
  readonly #browser: Browser;
  readonly #home: string;

  private constructor(browser: Browser, home: string) {
    this.#browser = browser;
    this.#home = home;
  }

  /** Opens the link of the invitation, as a click does. */
  static async follow(baseUrl: string, mail: ReceivedMail): Promise<Reviewer> {
    const link = /https?:\/\/\S+\/g\/\S+/.exec(mail.text ?? '')?.[0];
    if (link === undefined) throw new Error(`“${mail.subject}” has no link to the paper.`);
    const browser = new Browser(baseUrl);
    const page = await browser.open(link);
    expectStatus(page, 200, 'a reviewer opens the link');
    return new Reviewer(browser, page.path);
  }

  /** Accepts, reads, and recommends; the comments go to the author if the organiser passes them on. */
  async recommend(what: 'approve' | 'revise' | 'reject', toAuthor: string, version: number): Promise<void> {
    expectStatus(await this.#browser.send(`${this.#home}/answer`, { answer: 'accept' }), 200, 'accepting a review');
    await this.#browser.download(`${this.#home}/file`);
    const said = { what, toAuthor, toStaff: '', version };
    expectStatus(await this.#browser.send(`${this.#home}/recommendation`, said), 200, 'recommending');
  }
}
