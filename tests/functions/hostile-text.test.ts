import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usersOf } from '../../infra/local/seed.ts';
import { governmentWebsitesPaper } from '../../infra/local/seed-data/discussion-papers.ts';
import { sendPaper } from '../journey/author.ts';
import { Organiser } from '../journey/organiser.ts';
import { Participant } from '../journey/participant.ts';
import { dhaka } from '../journey/stack.ts';
import { type Scene, startScene, WORKSHOP } from './bad-input.scene.ts';

/** Text that is taken, since people may write what they want, and that must do no harm wherever it is shown. */

const ATTACK = `<script>alert(1)</script><img src=x onerror=alert(1)>"'><b>`;
/** NUL, a bell, half a surrogate pair, and an override of the reading direction, between letters. */
const UNSEEN = 'a\u0000b\u0007c\ud800d\u202ee';

let scene: Scene;
let organiser: Organiser;
let writer: Participant;
let paperId: string;

beforeAll(async () => {
  scene = await startScene();
  const [user] = usersOf(dhaka());
  if (!user) throw new Error('Nobody can sign in.');
  organiser = await Organiser.signIn(scene.baseUrl, user);
  const csv = `name,email,organisation,position,papers_promised\n"${ATTACK.replaceAll('"', '""')}",attacker@example.org,"${ATTACK.replaceAll('"', '""')}","${ATTACK.replaceAll('"', '""')}",1`;
  await organiser.importParticipants(WORKSHOP, csv);
  const link = (await scene.stack.people()).people.find(({ person }) => person.email === 'attacker@example.org')?.link;
  writer = new Participant(scene.baseUrl, { name: 'script', address: 'attacker@example.org', papersPromised: 1 });
  await writer.openLink({ text: link ?? '' });

  const form = await answersWith(ATTACK);
  expect((await writer.browser.send(`${writer.home}/feedback`, form)).status).toBe(200);
  for (const text of [ATTACK, UNSEEN]) {
    expect((await writer.browser.send(`${writer.home}/swot`, { quadrant: 'threat', text })).status).toBe(200);
  }
  paperId = await sendPaper(writer, {
    ...(await governmentWebsitesPaper()),
    title: ATTACK,
    abstract: ATTACK,
    authors: [{ name: ATTACK, affiliation: ATTACK }],
    keywords: ['<script>alert(1)</script>'],
    fileName: `${ATTACK}.pdf`,
  });
  await scene.stack.clock.advanceTo(scene.stack.clock.now() + 60_000);
  const person = writer.home.split('/').at(-1);
  await organiser.decide(`${scene.baseUrl}/staff/w/${WORKSHOP}/papers/${person}/${paperId}`, 'approve', 1, ATTACK);
  await organiser.reschedule(WORKSHOP, '2011-07-08', '2011-07-10', ATTACK);
  await scene.stack.clock.advanceTo(scene.stack.clock.now() + 60_000);
}, 120_000);
afterAll(() => scene?.stack.stop());

/** Answers to every question that must be answered, and the text in every text. */
async function answersWith(text: string): Promise<Record<string, unknown>> {
  const { json } = await writer.browser.read(`${writer.home}/feedback`);
  const { questionnaire } = json as {
    questionnaire: { sections: { questions: { id: string; kind: string; options?: { id: string }[] }[] }[] };
  };
  const answer = (kind: string, options: readonly { id: string }[]): unknown => {
    if (kind === 'matrix') return { opening: 5 };
    if (kind === 'text') return text;
    if (kind === 'single') return options[0]?.id;
    return kind === 'multiple' ? [options[0]?.id] : 4;
  };
  const all = questionnaire.sections.flatMap(({ questions }) => questions);
  return Object.fromEntries(all.map(({ id, kind, options = [] }) => [id, answer(kind, options)]));
}

/** No tag of the attack is a tag, and its letters are there to read. */
function expectEscaped(html: string, where: string, isShown = true): void {
  expect(html, where).not.toMatch(/<script>alert|<img src=x/);
  // An attribute's value may end at its quotes only.
  expect(html, where).not.toMatch(/="[^"<>]*<script>alert/);
  if (isShown) expect(html, where).toContain('&lt;script');
}

describe('markup in every field', () => {
  test("given the participant's own pages, then it is text", async () => {
    const pages = ['', '/feedback', '/feedback/received', '/swot', '/papers', '/papers/new'];
    for (const page of [...pages, `/papers/${paperId}`]) {
      const { status, body } = await writer.browser.open(`${writer.home}${page}`);
      expect(status, page).toBe(200);
      expectEscaped(body, page);
    }
  });

  test("given the console's pages, then it is text", async () => {
    const person = writer.home.split('/').at(-1);
    const pages = [
      '',
      '/feedback/comments',
      '/participants',
      '/room/attendance',
      '/audit',
      '/settings',
      '/swot',
      '/papers',
      `/papers/${person}/${paperId}`,
      `/people/${person}`,
      '/plan',
      '/reschedule',
      '/mails/reminder/en',
      '/cancel',
    ];
    for (const page of pages) {
      const { status, body } = await organiser.browser.open(`/staff/w/${WORKSHOP}${page}`);
      expect(status, page).toBe(200);
      // The plan says nothing that anybody typed freely, and the settings what organisers wrote.
      expectEscaped(body, page, !['/plan', '/settings'].includes(page));
    }
    const imported = await organiser.browser.submit(`/staff/w/${WORKSHOP}/participants`, [['csv', `${ATTACK},x\n1`]]);
    expectEscaped(imported.body, 'an import that is refused');
    const rowErrors = `name,email,organisation,${ATTACK}\nx,${ATTACK},y`;
    const partly = await organiser.browser.submit(`/staff/w/${WORKSHOP}/participants`, [['csv', rowErrors]]);
    expectEscaped(partly.body, 'an import with errors', false);
  });

  test('given the public pages of the published paper, then it is text', async () => {
    for (const page of [`/papers/${WORKSHOP}`, `/papers/${WORKSHOP}/${paperId}`]) {
      const { status, body } = await organiser.browser.open(page);
      expect(status, page).toBe(200);
      expectEscaped(body, page);
    }
  });

  test('given the mails, then it is text, and no line of it is a header', () => {
    const mails = scene.stack.inbox().filter(({ tags }) => tags.occurrence?.includes(paperId));
    expect(mails.length).toBeGreaterThanOrEqual(5);
    for (const { html, subject } of mails) {
      expectEscaped(html ?? '', subject);
      expect(subject).not.toMatch(/[\r\n]/);
    }
  });

  test('given a workshop whose file is full of it, then its pages show it as text', async () => {
    const workshop = dhaka().workshop;
    const hostile = {
      ...workshop,
      id: 'hostile',
      firstPlanned: undefined,
      title: ATTACK,
      about: ATTACK,
      organisers: [ATTACK],
      venue: { name: ATTACK, city: ATTACK, country: ATTACK },
      sessions: workshop.sessions.map((session) => ({ ...session, title: ATTACK })),
      mail: { ...workshop.mail, fromName: ATTACK, signature: ATTACK },
    };
    await organiser.createWorkshop(hostile);
    for (const page of ['/staff', '/staff/w/hostile', '/staff/w/hostile/feedback', '/papers/hostile', '/']) {
      const { status, body } = await organiser.browser.open(page);
      expect(status, page).toBe(200);
      expectEscaped(body, page, page !== '/');
    }
  });
});

describe('characters that nobody sees', () => {
  test('given a text with some of them, then it is stored without', async () => {
    const { json } = await writer.browser.read(`${writer.home}/swot`);
    const { entries } = json as { entries: { text: string }[] };
    expect(entries.map(({ text }) => text)).toEqual([ATTACK, 'abcde']);
  });
});

describe('the report', () => {
  test('given all of that, then it shows it as text', async () => {
    await scene.stack.clock.advanceTo(Date.parse('2011-08-25T00:00:00Z'));
    const { status, body } = await organiser.browser.open(`/staff/w/${WORKSHOP}/report/draft`);
    expect(status).toBe(200);
    expect(body).toContain('Threats');
    expectEscaped(body, 'the report');
  });
});
