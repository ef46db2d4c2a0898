import * as z from 'zod';
import { Browser, expectJson, expectStatus } from './browser.ts';
import { remarkOn } from './remarks.ts';
import type { Seat } from './seats.ts';

/** What somebody owes, as that person knows it: by what they did themselves, not by what Afterword says. */
export class Participant {
  readonly name: string;
  readonly address: string;
  readonly papersPromised: number;
  readonly browser: Browser;
  home = '';
  gaveFeedback = false;
  swotEntries = 0;
  papersSent = 0;
  revisionAsked = false;

  constructor(baseUrl: string, seat: Seat) {
    this.name = seat.name;
    this.address = seat.address;
    this.papersPromised = seat.papersPromised;
    this.browser = new Browser(baseUrl);
  }

  owesSomething(): boolean {
    return !this.gaveFeedback || this.swotEntries === 0 || this.papersSent < this.papersPromised || this.revisionAsked;
  }

  /** Opens the personal link of a mail, as a click does. */
  async openLink(mail: { readonly text?: string | undefined }): Promise<void> {
    const link = linkIn(mail.text ?? '');
    const page = await this.browser.open(link);
    expectStatus(page, 200, `${this.name} opens the personal link`);
    this.home = /^\/w\/[^/]+\/p\/[^/?]+/.exec(page.path)?.[0] ?? '';
    if (!page.body.includes(escaped(this.name))) throw new Error(`${this.name}'s link opens somebody else's page.`);
  }

  /** Fills in the feedback form as it is on the page, and sends it. `random` returns 0..1. */
  async giveFeedback(random: () => number): Promise<void> {
    const form = expectJson(await this.browser.read(`${this.home}/feedback`), FormSchema, 'the feedback form');
    const answer = await this.browser.submit(`${this.home}/feedback`, fill(form, random));
    expectStatus(answer, 200, `${this.name} sends feedback`);
    if (!answer.body.includes('Received'))
      throw new Error(`${this.name} sees no receipt: ${answer.body.slice(0, 300)}`);
    this.gaveFeedback = true;
  }

  async addSwotEntry(quadrant: string, text: string): Promise<void> {
    const answer = await this.browser.submit(`${this.home}/swot`, [
      ['quadrant', quadrant],
      ['text', text],
    ]);
    expectStatus(answer, 200, `${this.name} adds a SWOT entry`);
    if (!answer.body.includes(escaped(text))) throw new Error(`${this.name}'s SWOT entry is not on the page.`);
    this.swotEntries += 1;
  }
}

/** The personal link in a mail's text. @throws Error when there is none */
export function linkIn(text: string): string {
  const link = /https?:\/\/\S+\/l\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`The mail has no personal link: ${text.slice(0, 300)}`);
  return link;
}

/** The feedback form, as a program reads it. */
export const FormSchema = z.object({
  sessions: z.array(z.object({ id: z.string() })),
  questionnaire: z.object({
    sections: z.array(
      z.object({
        questions: z.array(
          z.object({ id: z.string(), kind: z.string(), options: z.array(z.object({ id: z.string() })).optional() }),
        ),
      }),
    ),
  }),
});

/** Answers to every question that needs one, and to some of the others. `random` returns 0..1. */
export function fill(form: z.infer<typeof FormSchema>, random: () => number): [string, string][] {
  const upTo = (max: number): number => Math.floor(random() * (max + 1));
  const rating = (): string => (random() < 0.15 ? 'na' : String(2 + upTo(3)));
  return form.questionnaire.sections.flatMap(({ questions }) =>
    questions.flatMap(({ id, kind, options = [] }): [string, string][] => {
      const [option] = options.slice(upTo(options.length - 1));
      switch (kind) {
        case 'matrix':
          return form.sessions.map((session) => [`${id}.${session.id}`, rating()]);
        case 'rating':
          return [[id, rating()]];
        case 'scale':
          return [[id, String(4 + upTo(6))]];
        case 'text':
          return random() < 0.4 ? [[id, remarkOn(id, random)]] : [];
        default:
          return option ? [[id, option.id]] : [];
      }
    }),
  );
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
