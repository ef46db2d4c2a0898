import * as z from 'zod';
import { Browser, expectJson } from './browser.ts';

const MailSchema = z.object({
  messageId: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.base64() })),
});
export type ReceivedMail = z.infer<typeof MailSchema>;

/** The clock and the inbox of the local run: all that the journey knows of what goes on behind the pages. */
export class Desk {
  readonly #browser: Browser;
  #seen = 0;

  constructor(baseUrl: string) {
    this.#browser = new Browser(baseUrl);
  }

  /** Puts the clock forward; returns once all that fell due on the way is done. @returns the mails that arrived meanwhile */
  async advance(to: { readonly to: string } | { readonly advance: string }): Promise<ReceivedMail[]> {
    expectJson(await this.#browser.send('/_desk/clock.json', to), z.object({ now: z.string() }), 'moving the clock');
    return this.newMails();
  }

  /** What arrived since the last look, the earliest first. */
  async newMails(): Promise<ReceivedMail[]> {
    const all = expectJson(await this.#browser.read('/_desk/inbox.json'), z.array(MailSchema), 'the inbox');
    const fresh = all.slice(this.#seen);
    this.#seen = all.length;
    return fresh;
  }
}

/** Whether a mail is a step of the follow-up plan, as its reader sees it. */
export const isFollowUp = ({ subject }: ReceivedMail): boolean =>
  /^(Your|Reminder: your|Last call: your) /.test(subject);

/** Whether a mail brings the workshop's new dates into its reader's calendar: an entry of this first day. */
export const movesCalendarTo = (mail: ReceivedMail, starts: string): boolean =>
  mail.attachments.some(({ contentType, content }) => {
    const entry = Buffer.from(content, 'base64').toString('utf8');
    return contentType.includes('method=REQUEST') && entry.includes(`DTSTART;VALUE=DATE:${starts.replaceAll('-', '')}`);
  });
