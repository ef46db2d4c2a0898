import { describe, expect, it } from 'vitest';
import { REHEARSAL, type Rehearsing, rehearsalOf } from '../../shared/follow-up/rehearsal.ts';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import { stepAt } from '../../shared/workshop/calendar.ts';
import { aWorkshop } from '../support/fixtures.ts';

/** Every mail of the plan, to whoever pressed and to nobody else. */

const workshop = aWorkshop();
const rehearsing = (changes: Partial<Rehearsing> = {}): Rehearsing => ({
  baseUrl: 'https://afterword.example',
  workshop,
  wordingOf: (kind, language) => defaultWording(language, kind),
  languages: ['en'],
  to: { email: 'organiser@example.org', token: 'staff-1' },
  press: 'abc',
  ...changes,
});

describe('a rehearsal', () => {
  it('has each step in its order at its moment, as its number and its subject say', () => {
    const mails = rehearsalOf(rehearsing());
    expect(mails.map(({ step, at }) => [step.id, at])).toEqual(
      workshop.details.followUp.steps.map((step) => [step.id, stepAt(workshop.details, step)]),
    );
    expect(mails.map(({ mail }) => mail.subject)).toEqual([
      expect.stringMatching(/^Rehearsal 1 of 3: Your feedback, SWOT input and paper by 20 August/),
      expect.stringMatching(/^Rehearsal 2 of 3: Reminder: /),
      expect.stringMatching(/^Rehearsal 3 of 3: Last call: /),
    ]);
  });

  it('is whole in one language after the other, which its subjects name', () => {
    const mails = rehearsalOf(rehearsing({ languages: ['en', 'bn'] }));
    expect(mails.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'bn', 'bn', 'bn']);
    expect(mails[0]?.mail.subject).toMatch(/^Rehearsal 1 of 3, English: /);
    expect(mails[5]?.mail.subject).toMatch(/^Rehearsal 3 of 3, Bangla: /);
    expect(mails[5]?.mail.html).toContain('<html lang="bn"');
  });

  it('goes to whoever pressed, once for each press, and can neither be answered by its links nor be turned off', () => {
    const mails = rehearsalOf(rehearsing({ languages: ['en', 'bn'] })).map(({ mail }) => mail);
    for (const mail of mails) {
      expect(mail).toMatchObject({ to: 'organiser@example.org', personId: 'staff-1', why: 'a rehearsal of the plan' });
      expect(mail.unsubscribe).toBeUndefined();
      expect(mail.calendar).toBeUndefined();
      expect(mail.text).toContain('https://afterword.example/staff/w/small/questionnaire/preview');
      expect(`${mail.text}${mail.html}`).not.toMatch(/\/[lu]\//);
    }
    const occurrences = mails.map(({ occurrence }) => occurrence);
    expect(new Set(occurrences).size).toBe(6);
    expect(occurrences.every((each) => each.startsWith(`${REHEARSAL}abc-`))).toBe(true);
    expect(rehearsalOf(rehearsing({ languages: ['en', 'bn'] })).map(({ mail }) => mail)).toEqual(mails);
    const another = rehearsalOf(rehearsing({ press: 'xyz' }));
    expect(another.filter(({ mail }) => occurrences.includes(mail.occurrence))).toEqual([]);
  });

  it('asks an example for all that can be asked, whatever the moment', () => {
    for (const { mail } of rehearsalOf(rehearsing())) {
      expect(mail.text).toContain('Dear Example Person,');
      expect(mail.text.match(/^- .+$/gm)).toHaveLength(3);
    }
  });
});
