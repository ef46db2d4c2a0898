import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LANGUAGES, LanguageSchema } from '../../shared/language/language.ts';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import { LetterKindSchema } from '../../shared/mail/letter-kind.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import { readWording } from '../../shared/mail/wording.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys, staffToken } from '../../shared/store/keys.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, HOUR, T0 } from '../support/fixtures.ts';
import { type Console, MAIL_FROM, startConsole } from '../support/staff.ts';

/** The forms are open. */
const now = Date.parse('2011-07-12T06:00:00Z');
const organiser = 'organiser@example.org';
const viewer = 'viewer@example.org';
const ATTACK = `<script>alert(1)</script><img src=x onerror=alert(1)>"'><b>`;

let staff: Console;
let made = 0;
let workshopId: string;
let mails: string;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());
beforeEach(() => given());

/** A workshop with these people. */
async function given(people: readonly Partial<Person>[] = [{ id: 'p1' }], file = {}): Promise<void> {
  made += 1;
  workshopId = `w${made}`;
  mails = `/staff/w/${workshopId}/mails`;
  const members = [...aWorkshopFile().staff, { name: 'Vera Viewer', email: viewer, role: 'viewer' as const }];
  const progress = { invitation: { outcome: 'sent' as const, at: new Date(T0 + 5 * DAY).toISOString() } };
  await staff.add(
    aWorkshop({ id: workshopId, staff: members, ...file }, { progress }),
    people.map((person) => aPerson({ workshopId, ...person })),
  );
  staff.ses.received.length = 0;
}

const own = {
  subject: 'Own words: your {{asked}} by {{by}}',
  preheader: 'A line of our own.',
  body: 'Our own text for {{name}}.\n\nA second paragraph.',
};
const reminder = () => `${mails}/reminder/en`;
const open = (address: string, who = organiser) => staff.as(who).send(address, { now });
const send = (address: string, form: Record<string, string>, who = organiser, at = now) =>
  staff.as(who).send(address, { form, now: at });
const program = (address: string, json: unknown, who = organiser, at = now) =>
  staff.as(who).send(address, { json, now: at });
const stored = (kind: 'reminder' | 'link' = 'reminder') => readWording(staff.table, workshopId, kind, 'en');
const untouched = { wording: defaultWording('en', 'reminder'), isDefault: true };

const PreviewSchema = z.object({
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.string(),
  subject: z.string(),
  preheader: z.string(),
  text: z.string(),
  html: z.string(),
  asIf: z.array(z.string()),
});
const preview = async (address: string, fields: Record<string, unknown>) =>
  PreviewSchema.parse((await program(`${address}/preview`, fields)).json());

describe('the list of mails', () => {
  it('names every kind in every language, and says whose wording stands and who changed it', async () => {
    await send(reminder(), own);
    const { body } = await open(mails, viewer);
    for (const kind of LetterKindSchema.options) {
      for (const language of LanguageSchema.options) expect(body).toContain(`${mails}/${kind}/${language}"`);
    }
    expect(body).toContain('your own');
    expect(body).toContain(`changed by ${organiser}, 12 Jul 2011, 12:00`);
    const json = await staff.as(viewer).send(mails, { headers: { accept: 'application/json' }, now });
    const list = z
      .object({ mails: z.array(z.object({ kind: z.string(), language: z.string(), isDefault: z.boolean() })) })
      .parse(json.json()).mails;
    expect(list).toHaveLength(LetterKindSchema.options.length * LanguageSchema.options.length);
    expect(list.filter(({ isDefault }) => !isDefault)).toEqual([
      { kind: 'reminder', language: 'en', isDefault: false },
    ]);
  });

  it.each(['reminder/fr', 'hope/en', 'constructor/en', 'reminder/__proto__'])(
    'given the mail %s, which there is not, then 404',
    async (letter) => {
      expect((await open(`${mails}/${letter}`)).status).toBe(404);
    },
  );
});

describe('changing a wording', () => {
  it('given one that can be sent, then it stands, with who and when', async () => {
    const saved = await send(reminder(), { ...own, person: 'p1' });
    expect([saved.status, saved.headers.location]).toEqual([303, `${reminder()}?person=p1`]);
    expect(await stored()).toEqual({
      wording: own,
      isDefault: false,
      changed: { at: new Date(now).toISOString(), by: organiser },
    });
    expect((await open(reminder())).body).toContain('Our own text for {{name}}.');
  });

  it.each([
    ['an unknown variable', { ...own, body: 'Dear {{nmae}}, KEPT' }, 'body', '{{nmae}}'],
    ['a variable that is not closed', { ...own, body: 'Dear {{name, KEPT' }, 'body', 'no }} closes it'],
    ['a subject that does not say by when', { ...own, subject: 'KEPT {{asked}}' }, 'subject', '{{by}}'],
    ['a preview line of two lines', { ...own, preheader: 'KEPT\nKEPT' }, 'preheader', 'one line'],
    ['no text', { ...own, subject: `KEPT ${own.subject}`, body: ' ' }, 'body', 'Please write'],
  ])(
    'given %s, then it is refused beside its field, all that was typed is kept, and nothing is stored',
    async (_, typed, field, says) => {
      for (const address of [reminder(), `${reminder()}/preview`, `${reminder()}/test`]) {
        const page = await send(address, { ...typed, person: 'p1' });
        expect(page.status).toBe(422);
        expect(page.body).toContain(`id="f-${field}-error"`);
        expect(page.body).toContain(says);
        expect(page.body).toContain('KEPT');
        const problem = await program(address, typed);
        expect(problem.status).toBe(422);
        expect(problem.json()).toMatchObject({ errors: { [field]: expect.stringContaining(says) } });
      }
      expect(await stored()).toEqual(untouched);
      expect(staff.ses.received).toEqual([]);
    },
  );

  it('given the way back to the default, then the default stands and nothing else changes', async () => {
    await send(reminder(), own);
    expect((await open(reminder())).body).toContain('Your own wording is not kept');
    await program(`${mails}/link/en`, { ...own, subject: 'Own', body: 'Own' });
    const back = await program(`${reminder()}/reset`, {});
    expect(back.json()).toMatchObject({ isDefault: true, wording: defaultWording('en', 'reminder') });
    expect(await stored()).toMatchObject(untouched);
    expect((await stored('link')).isDefault).toBe(false);
    expect((await open(reminder())).body).not.toContain('Your own wording is not kept');
  });

  it('given a viewer, then the wording can be read and nothing else', async () => {
    expect((await open(reminder(), viewer)).body).toContain('Reminder: your {{asked}} by {{by}}');
    for (const address of ['', '/reset', '/preview', '/preview.html', '/test']) {
      expect((await send(reminder() + address, { ...own, person: 'p1' }, viewer)).status, address).toBe(403);
    }
    expect((await open(reminder(), viewer)).body).not.toContain('<textarea');
    expect(await stored()).toEqual(untouched);
    expect(staff.ses.received).toEqual([]);
  });

  it('given somebody who takes no part in the workshop, then there is no such page', async () => {
    expect((await open(mails, 'stranger@example.org')).status).toBe(404);
    expect((await send(reminder(), own, 'stranger@example.org')).status).toBe(404);
  });
});

describe('the preview', () => {
  it('given what is stored, then it is the mail as that person would get it', async () => {
    await given([
      { id: 'p1', name: 'B. Second' },
      { id: 'p2', name: 'A. First', papersPromised: 2 },
    ]);
    const { body } = await open(reminder());
    expect(body).toContain('Preview for A. First');
    expect(body).toContain(`The Secretariat &lt;${MAIL_FROM}>`);
    expect(body).toContain('Reminder: your feedback, SWOT input and paper by 20 August: A Small Workshop');
    expect(body).toContain('The 2 discussion papers you promised');
    expect((await open(`${reminder()}?person=p1`)).body).toContain('Preview for B. Second');
  });

  it('given what is typed, then it shows that, and stores nothing', async () => {
    const page = await send(`${reminder()}/preview`, { ...own, person: 'p1' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Own words: your feedback and SWOT input by 20 August');
    expect(page.body).toContain('Our own text for Deputy Secretary p1.');
    expect(page.body).toContain('It is not saved yet');
    const frame = await send(`${reminder()}/preview.html?person=p1`, { ...own, person: 'p1' });
    expect(frame.body).toContain('Our own text for Deputy Secretary p1.');
    expect(await stored()).toEqual(untouched);
    expect(staff.ses.received).toEqual([]);
  });

  it('shows the HTML part in a frame that can do nothing, under a policy of its own', async () => {
    const page = await open(reminder());
    expect(page.headers['content-security-policy']).toContain("frame-src 'self'");
    expect(page.headers['x-frame-options']).toBe('DENY');
    expect(page.body).toMatch(/<iframe [^>]* sandbox[ >]/);
    const frame = await open(`${reminder()}/preview.html?person=p1`, viewer);
    expect(frame.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'self'/),
    });
    expect(frame.body).toContain('Dear Deputy Secretary p1,');
    expect((await open(mails)).headers['content-security-policy']).not.toContain('frame-src');
  });

  it.each(
    LetterKindSchema.options.flatMap((kind) => LanguageSchema.options.map((language) => [kind, language] as const)),
  )('of %s in %s holds no link that works, neither to open nor to unsubscribe', async (kind, language) => {
    const address = `${mails}/${kind}/${language}`;
    const made = await preview(address, defaultWording(language, kind));
    const frame = await open(`${address}/preview.html`);
    for (const shown of [made.text, made.html, frame.body, (await open(address)).body]) {
      expect(shown).not.toMatch(/\/[lu]\/|open\.k1|unsubscribe\.k1/);
    }
    expect(frame.body).toContain(`<html lang="${language}"`);
    const links = [...frame.body.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(new Set(links)).toEqual(new Set(kind === 'link' || kind === 'extension' ? [`${BASE_URL}/`] : links));
    expect(links.every((href) => href === `${BASE_URL}/`)).toBe(true);
  });

  it('given somebody who would get no such mail now, then it shows it as if everything were owed, and says so', async () => {
    const at = new Date(now).toISOString();
    await given([
      { id: 'p1', declined: { feedback: at, swot: at } },
      { id: 'p2', standing: { unsubscribedAt: at } },
      { id: 'p3', addedAt: new Date(now - HOUR).toISOString() },
      { id: 'p4', language: 'bn' },
      { id: 'p5' },
    ]);
    const asIf = async (person: string) => preview(reminder(), { ...own, person });
    const nothing = await asIf('p1');
    expect(nothing.asIf).toEqual([
      'Deputy Secretary p1 would not get this mail now (owes nothing). It is shown as if everything were still owed.',
    ]);
    expect(nothing.subject).toBe('Own words: your feedback and SWOT input by 20 August');
    expect((await asIf('p2')).asIf).toEqual([
      'Deputy Secretary p2 would not get this mail now (turned reminders off). It is shown all the same.',
    ]);
    expect((await asIf('p3')).asIf).toEqual([
      'Deputy Secretary p3 has had no mail of the plan so far, and would get the invitation instead.',
    ]);
    expect((await asIf('p4')).asIf).toEqual([
      'Deputy Secretary p4 is written to in Bangla, in the wording of that language.',
    ]);
    expect((await asIf('p5')).asIf).toEqual([]);
  });

  it('given a kind that nothing has caused yet, then it invents the cause, and says so', async () => {
    const moved = await preview(`${mails}/rescheduled/en`, defaultWording('en', 'rescheduled'));
    expect(moved.asIf).toEqual([expect.stringContaining('have not been changed')]);
    expect(moved.text).toContain('Reason: (the reason that you give then)');
    const cancelled = await preview(`${mails}/cancelled/en`, defaultWording('en', 'cancelled'));
    expect(cancelled.asIf).toEqual([expect.stringContaining('is not cancelled')]);
    const plan = aWorkshopFile().followUp;
    await given([{ id: 'p1' }], { followUp: { ...plan, steps: plan.steps.filter(({ kind }) => kind !== 'reminder') } });
    expect((await preview(reminder(), own)).asIf).toEqual([expect.stringContaining('no step of this kind')]);
  });

  it('given nobody on the list, or somebody who is not on it, then it says so', async () => {
    const other = await program(`${reminder()}/preview`, { ...own, person: 'nobody' });
    expect(other.json()).toMatchObject({ status: 422, errors: { person: expect.stringContaining('somebody else') } });
    const page = await send(`${reminder()}/preview`, { ...own, person: '#' });
    expect(page.status).toBe(422);
    expect(page.body).toContain('Our own text for {{name}}.');
    await given([]);
    expect((await open(reminder())).body).toContain('nobody on the list of participants yet');
    const test = await program(`${reminder()}/test`, own);
    expect(test.json()).toMatchObject({ status: 422, errors: { person: expect.stringContaining('import') } });
  });

  it('given markup wherever somebody may write, then it is text', async () => {
    await given([{ id: 'p1', name: ATTACK, organisation: ATTACK, position: ATTACK }], {
      title: ATTACK,
      organisers: [ATTACK],
      mail: { fromName: ATTACK, replyTo: 'secretariat@example.org', signature: ATTACK },
    });
    const typed = { subject: `${own.subject} ${ATTACK}`, preheader: ATTACK, body: `${ATTACK} {{name}} {{workshop}}` };
    const answers = [
      await send(`${reminder()}/preview`, { ...typed, person: 'p1' }),
      await send(`${reminder()}/preview.html`, { ...typed, person: 'p1' }),
      await send(reminder(), { ...typed, body: `${ATTACK} {{nmae}}` }),
    ];
    await send(reminder(), typed);
    answers.push(await open(reminder()), await open(reminder(), viewer), await open(`${reminder()}/preview.html`));
    for (const { body } of answers) {
      expect(body).toContain('&lt;script');
      expect(body).not.toMatch(/<script>alert|<img src=x/);
      expect(body).not.toMatch(/="[^"<>]*<script>alert/);
    }
  });
});

describe('a test mail', () => {
  const test = (at = now, who = organiser) => program(`${reminder()}/test`, { ...own, person: 'p1' }, who, at);

  it('reaches the member who asks for it and nobody else, marked as a test, and stores no wording', async () => {
    const page = await send(`${reminder()}/test`, { ...own, person: 'p1' });
    expect(page.status).toBe(200);
    expect(page.body).toContain(`A test mail was sent to ${organiser}.`);
    expect(page.body).toContain('Our own text for {{name}}.');
    expect(staff.ses.received).toMatchObject([
      {
        to: organiser,
        subject: 'Test: Own words: your feedback and SWOT input by 20 August',
        text: expect.stringContaining('Our own text for Deputy Secretary p1.'),
        headers: {},
        occurrence: expect.stringMatching(/^test-/),
      },
    ]);
    expect(staff.ses.received[0]?.text).not.toMatch(/\/[lu]\//);
    expect(staff.ses.received[0]?.html).not.toMatch(/\/[lu]\//);
    expect(await stored()).toEqual(untouched);
    const occurrence = staff.ses.received[0]?.occurrence ?? '';
    expect(
      await staff.table.read(MailIntentItem, keys.mail(workshopId, staffToken(organiser), occurrence)),
    ).toMatchObject({ state: 'sent', to: organiser });
  });

  it('of a cancelled workshop takes nothing out of the member’s calendar', async () => {
    await program(`${mails}/cancelled/en/test`, defaultWording('en', 'cancelled'));
    expect(staff.ses.received).toHaveLength(1);
    expect(staff.ses.received[0]?.calendar).toBeUndefined();
  });

  it('is one of at most twenty within an hour; the next hour has its own', async () => {
    for (let minute = 0; minute < 20; minute += 1) {
      expect((await test(now + minute * 60_000)).json()).toEqual({ sentTo: organiser });
    }
    const refused = await test(now + HOUR - 1);
    expect(refused.status).toBe(429);
    const page = await send(`${reminder()}/test`, { ...own, person: 'p1' }, organiser, now + HOUR - 1);
    expect([page.status, staff.ses.received.length]).toEqual([429, 20]);
    expect(page.body).toContain('20 test mails within the last hour');
    expect(page.body).toContain('Our own text for {{name}}.');
    expect((await test(now + HOUR)).json()).toEqual({ sentTo: organiser });
  });

  it('given SES throttles it or does not take it, then a sentence says so', async () => {
    staff.ses.fail('throttled');
    const throttled = await send(`${reminder()}/test`, { ...own, person: 'p1' });
    expect(throttled.status).toBe(503);
    expect(throttled.body).toContain('asks to slow down');
    staff.ses.fail({ statusOf: () => 'MESSAGE_REJECTED' });
    const refused = await test();
    expect(refused.status).toBe(503);
    expect(refused.json()).toMatchObject({ detail: expect.stringContaining('because of MESSAGE_REJECTED') });
    expect(staff.ses.received).toEqual([]);
  });
});

it('calls every language by its name in English', () => {
  expect(LanguageSchema.options.map((language) => LANGUAGES[language].englishName)).toEqual(['English', 'Bangla']);
});
