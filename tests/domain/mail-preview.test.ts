import { describe, expect, it } from 'vitest';
import { type Preview, previewed } from '../../shared/follow-up/mail-preview.ts';
import { cancel, reschedule, withStepSent } from '../../shared/follow-up/plan.ts';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import { type LetterKind, LetterKindSchema } from '../../shared/mail/letter-kind.ts';
import type { Participant } from '../../shared/people/participant.ts';
import type { Person } from '../../shared/people/person.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aPerson, aWorkshop, DAY, T0 } from '../support/fixtures.ts';

/** A mail as whoever edits its wording looks at it beforehand. */

const BY = 'organiser@example.org';
const NOW = Date.parse('2011-07-19T03:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const workshop = withStepSent(aWorkshop(), 'invitation', [], T0 + 5 * DAY);
const somebody = (changes: Partial<Person> = {}): Participant => ({
  person: aPerson(changes),
  papers: [],
  actions: [],
});
const shown = (kind: LetterKind, to: Participant = somebody(), of: Workshop = workshop): Preview =>
  previewed(
    { baseUrl: 'https://afterword.example', workshop: of, kind, language: 'en', wording: defaultWording('en', kind) },
    to,
    NOW,
  );

describe('a preview', () => {
  it.each(LetterKindSchema.options)('of %s is that mail to that person, and opens nobody’s page', (kind) => {
    const { mail } = shown(kind);
    expect(mail.text).toContain('Dear Deputy Secretary p1,');
    expect(mail.subject).toContain('A Small Workshop');
    expect(`${mail.text}${mail.html}`).not.toMatch(/\/[lu]\//);
    expect(mail.occurrence).toBe('preview');
  });

  it('of what is sent just as it is has nothing to say beside it', () => {
    for (const kind of ['invitation', 'link', 'extension', 'passed-on'] as const) {
      const to = kind === 'invitation' ? somebody({ addedAt: iso(T0 + 6 * DAY) }) : somebody();
      expect(shown(kind, to).asIf, kind).toEqual([]);
    }
    for (const kind of ['reminder', 'last-call'] as const) expect(shown(kind).asIf, kind).toEqual([]);
  });

  it('has the line beside the subject too', () => {
    expect(shown('reminder').preheader).toBe('We still ask you for 2 things, by 20 August.');
  });
});

describe('given this person would get no such mail now', () => {
  const at = iso(NOW);

  it('owing nothing, then it is shown as if everything were owed', () => {
    const { mail, asIf } = shown('reminder', somebody({ declined: { feedback: at, swot: at } }));
    expect(asIf).toEqual([
      'Deputy Secretary p1 would not get this mail now (owes nothing). It is shown as if everything were still owed.',
    ]);
    expect(mail.text.match(/^- .+$/gm)).toHaveLength(2);
  });

  it('and the same of more time, but of the link it lists nothing', () => {
    const settled = somebody({ declined: { feedback: at, swot: at } });
    expect(shown('extension', settled).mail.text).toMatch(/^- /m);
    expect(shown('link', settled)).toMatchObject({ asIf: [], mail: { text: expect.not.stringMatching(/^- /m) } });
  });

  it('having turned reminders off, then it is shown all the same', () => {
    expect(shown('reminder', somebody({ standing: { unsubscribedAt: at } })).asIf).toEqual([
      'Deputy Secretary p1 would not get this mail now (turned reminders off). It is shown all the same.',
    ]);
  });

  it('having had none of the plan so far, then it says that the invitation comes instead', () => {
    expect(shown('reminder', somebody({ addedAt: iso(T0 + 6 * DAY) })).asIf).toEqual([
      'Deputy Secretary p1 has had no mail of the plan so far, and would get the invitation instead.',
    ]);
  });

  it('reading another language, then it says so, and shows this one', () => {
    const { mail, asIf } = shown('reminder', somebody({ language: 'bn' }));
    expect(asIf).toEqual(['Deputy Secretary p1 is written to in Bangla, in the wording of that language.']);
    expect(mail.html).toContain('<html lang="en"');
  });
});

describe('given nothing has caused such a mail yet', () => {
  it('then a step that the plan does not have is made up', () => {
    const { followUp } = workshop.details;
    const steps = followUp.steps.filter(({ kind }) => kind !== 'last-call');
    const without = { ...workshop, details: { ...workshop.details, followUp: { ...followUp, steps } } };
    const { mail, asIf } = shown('last-call', somebody(), without);
    expect(asIf).toEqual(['The plan has no step of this kind at present, so nobody gets this mail.']);
    expect(mail.subject).toMatch(/^Last call: /);
  });

  it('then the old dates and the reason are examples', () => {
    const { mail, asIf } = shown('rescheduled');
    expect(asIf).toEqual(['The dates have not been changed here, so the old dates and the reason are only examples.']);
    expect(mail.text).toContain('Reason: (the reason that you give then)');
    const planned = { ...workshop.details, firstPlanned: { starts: '2011-06-01', ends: '2011-06-02', reason: 'x' } };
    expect(shown('rescheduled', somebody(), { ...workshop, details: planned }).mail.text).toMatch(
      /now held on 8\s–\s9 July 2011, instead of 1\s–\s2 June 2011/,
    );
  });

  it('then it is read as if the workshop had been called off', () => {
    const { mail, asIf } = shown('cancelled');
    expect(asIf).toEqual(['The workshop is not cancelled. This is what people would read if it were.']);
    expect(mail.text).toContain('Reason: (the reason that you give then)');
    expect(mail.calendar?.method).toBe('CANCEL');
  });

  it('then the report is the first edition, and it says where the rest of its text comes from', () => {
    const { mail, asIf } = shown('report');
    expect(asIf).toEqual(['Below this text stands what their answers changed, from the page Report.']);
    expect(mail.why).toBe('edition 1 of the report was sent');
  });
});

describe('given it has been caused', () => {
  const moved = reschedule(aWorkshop(), { starts: '2011-07-11', ends: '2011-07-12' }, 'Floods', BY, T0 + DAY);

  it('by new dates, then it is the mail of the last change', () => {
    const { mail, asIf } = shown('rescheduled', somebody(), moved);
    expect(asIf).toEqual([]);
    expect(mail.text).toContain('Reason: Floods');
    expect(mail.text).toMatch(/now held on 11\s–\s12 July 2011, instead of 8\s–\s9 July 2011/);
    const late = somebody({ addedAt: iso(NOW - DAY) });
    expect(shown('rescheduled', late, moved).asIf).toEqual([
      'Deputy Secretary p1 would not get this mail now (came onto the list after the change). It is shown all the same.',
    ]);
  });

  it('by the end of it all, then it gives that reason, and nobody gets the mail of new dates any more', () => {
    const off = cancel(moved, 'The minister is ill', BY, T0 + 2 * DAY);
    expect(shown('cancelled', somebody(), off)).toMatchObject({
      asIf: [],
      mail: { text: expect.stringContaining('Reason: The minister is ill') },
    });
    const { mail, asIf } = shown('rescheduled', somebody(), off);
    expect(asIf).toEqual(['The workshop is cancelled, so nobody gets this mail any more.']);
    expect(mail.text).toContain('Reason: Floods');
  });
});
