import * as z from 'zod';
import { expectJson, expectStatus } from './browser.ts';
import type { Desk } from './mails.ts';
import type { Organiser } from './organiser.ts';
import type { Participant } from './participant.ts';
import { REPORT_TEXTS } from './report-texts.ts';

const LANGUAGES = ['en', 'bn'] as const;
const StateSchema = z.object({ revision: z.number(), state: z.string() });

/** Writes beside the generated sections, approves the report and sends it. @returns how many mails went out with it */
export async function reportToAll(
  { browser }: Organiser,
  desk: Desk,
  workshopId: string,
  reader: Participant,
): Promise<number> {
  const page = `/staff/w/${workshopId}/report`;
  const seen = async (): Promise<number> => expectJson(await browser.read(page), StateSchema, 'the report').revision;
  for (const { slot, ...text } of REPORT_TEXTS) {
    for (const language of LANGUAGES) {
      const typed = { text: text[language], seen: await seen() };
      expectStatus(await browser.send(`${page}/text/${slot}?language=${language}`, typed), 200, `writing ${slot}`);
    }
  }
  const languages = [...LANGUAGES];
  expectStatus(await browser.send(`${page}/approve`, { languages, seen: await seen() }), 200, 'approving the report');
  await desk.advance({ advance: 'PT2M' });
  const { state } = expectJson(await browser.read(page), StateSchema, 'the report');
  if (state !== 'approved') throw new Error(`The report was approved, and two minutes later it is ${state}.`);
  expectStatus(await browser.send(`${page}/send`, { seen: await seen() }), 200, 'sending the report');
  const mails = await desk.advance({ advance: 'PT10M' });
  const recipients = mails.flatMap(({ to }) => to);
  if (new Set(recipients).size !== recipients.length) throw new Error('Somebody got the report twice.');
  const mail = mails.find(({ to }) => to.includes(reader.address));
  if (!mail?.text?.includes('the first activity of the road map'))
    throw new Error('The mail does not say what changed.');
  await reader.openLink(mail);
  const read = await reader.browser.open(`${reader.home}/report/read`);
  if (read.status !== 200 || !read.body.includes('made up')) throw new Error('A participant cannot read the report.');
  return mails.length;
}

/** What the console gives to take along of the first edition: name and bytes of each file. */
export async function* filesOfReport({ browser }: Organiser, workshopId: string): AsyncGenerator<[string, Uint8Array]> {
  const edition = `/staff/w/${workshopId}/report/editions/1`;
  for (const language of LANGUAGES) {
    yield [
      `report-${language}.html`,
      new TextEncoder().encode((await browser.open(`${edition}/${language}/html`)).body),
    ];
    yield [`report-${language}.docx`, await browser.download(`${edition}/${language}/docx`)];
    const draft = await browser.read(`/staff/w/${workshopId}/report/draft?language=${language}`);
    yield [`report-${language}.json`, new TextEncoder().encode(draft.body)];
  }
  for (const file of ['answers.csv', 'answers.json']) {
    const answer = await browser.open(`/staff/w/${workshopId}/feedback/${file}`);
    if (answer.status === 200) yield [file, new TextEncoder().encode(answer.body)];
  }
}
