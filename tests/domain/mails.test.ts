import { describe, expect, it, test } from 'vitest';
import {
  type Composed,
  type Composing,
  composed,
  lettersOf,
  type Occasion,
  occasionOf,
  whyNone,
} from '../../shared/follow-up/mails.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { cancel, reschedule, withStepSent } from '../../shared/follow-up/plan.ts';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import type { Participant } from '../../shared/people/participant.ts';
import type { Person } from '../../shared/people/person.ts';
import { closesAt, deadlineOf } from '../../shared/workshop/calendar.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, HOUR, LINK_KEYS, T0 } from '../support/fixtures.ts';

/** Who gets which mail of the follow-up, who gets none and why, and what it says. */

const BASE_URL = 'https://afterword.example';
const BY = 'organiser@example.org';
/** In the second week after the workshop. */
const NOW = Date.parse('2011-07-19T03:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const workshop = withStepSent(aWorkshop(), 'invitation', [], T0 + 5 * DAY);
const moved = (of: Workshop = aWorkshop()): Workshop =>
  reschedule(of, { starts: '2011-07-11', ends: '2011-07-12' }, 'The hall was flooded', BY, T0 + DAY);
const calledOff = cancel(aWorkshop(), 'The minister is ill', BY, T0 + DAY);

const STEP: Occasion = { kind: 'step', step: workshop.details.followUp.steps[1] ?? fail() };
function fail(): never {
  throw new Error('the plan has no second step');
}
const owing = (person: Partial<Person> = {}): Participant => ({ person: aPerson(person), papers: [], actions: [] });
const done = {
  served: { blinded: 'x' },
  swot: [{ id: 's1', quadrant: 'strength', text: 'Staff', at: iso(T0) }],
} as const;
const settled = owing({ served: done.served, swot: [...done.swot] });
const off = { standing: { unsubscribedAt: iso(T0) } };
const lost = { standing: { undeliverable: { email: 'p1@example.org', why: 'no such mailbox', at: iso(T0) } } };

const composing = (occasion: Occasion, of: Workshop, changes: Partial<Composing> = {}): Composing => ({
  baseUrl: BASE_URL,
  linkKeys: LINK_KEYS,
  workshop: of,
  occurrence: 'occurrence-1',
  occasion,
  wordingOf: (kind, language) => defaultWording(language, kind),
  ...changes,
});
const made = (occasion: Occasion, to: Participant = owing(), of: Workshop = workshop, now = NOW): Composed =>
  composed(composing(occasion, of), to, now);
function mailed(...given: Parameters<typeof made>): OutgoingMail {
  const result = made(...given);
  if ('withheld' in result) throw new Error(`withheld: ${result.withheld.why}`);
  return result.mail;
}
const why = (occasion: Occasion, to: Participant, of: Workshop = workshop, now = NOW): string | undefined =>
  whyNone(of, occasion, to, obligationsOf(of, to, now), now);

describe('an occurrence', () => {
  it.each<[string, Occasion | undefined]>([
    ['reminder-1', STEP],
    ['notice-2', { kind: 'notice', number: 2 }],
    ['link-1', { kind: 'link' }],
    ['extension-3', { kind: 'extension' }],
    ['passed-on-1', { kind: 'passed-on' }],
    ['remind-now-12', { kind: 'remind-now' }],
    ['report-4', { kind: 'report', edition: 4, changed: {} }],
    ['reminder-9', undefined],
    ['link-', undefined],
    ['relink-1', undefined],
    ['link-1x', undefined],
  ])('%s is a mail of what its name says', (occurrence, occasion) => {
    expect(occasionOf(workshop, occurrence)).toEqual(occasion);
  });
});

describe('which letter it can become', () => {
  it.each<[Occasion, Workshop, readonly string[]]>([
    [{ ...STEP, step: { ...stepOf(STEP), kind: 'invitation' } }, workshop, ['invitation']],
    [STEP, workshop, ['invitation', 'reminder']],
    [{ ...STEP, step: { ...stepOf(STEP), kind: 'last-call' } }, workshop, ['invitation', 'last-call']],
    [{ kind: 'remind-now' }, workshop, ['invitation', 'reminder']],
    [{ kind: 'notice', number: 1 }, moved(), ['rescheduled']],
    [{ kind: 'notice', number: 1 }, calledOff, ['cancelled']],
    [{ kind: 'link' }, workshop, ['link']],
    [{ kind: 'extension' }, workshop, ['extension']],
    [{ kind: 'passed-on' }, workshop, ['passed-on']],
    [{ kind: 'report', edition: 1, changed: {} }, workshop, ['report']],
  ])('of %j is one of these', (occasion, of, letters) => {
    expect(lettersOf(of, occasion)).toEqual(letters);
  });

  it('given somebody who came onto the list after every step that went out, then the first', () => {
    expect(mailed(STEP).subject).toMatch(/^Reminder: /);
    const late = owing({ addedAt: iso(T0 + 5 * DAY) });
    expect(mailed(STEP, late).subject).toMatch(/^Your feedback/);
    expect(mailed({ kind: 'remind-now' }, late).subject).toMatch(/^Your feedback/);
    const skipped = {
      ...workshop,
      progress: { invitation: { outcome: 'skipped', at: iso(T0 + DAY), by: BY } as const },
    };
    expect(mailed(STEP, owing(), skipped).subject).toMatch(/^Your feedback/);
  });
});

function stepOf(occasion: Occasion) {
  return occasion.kind === 'step' ? occasion.step : fail();
}

describe('nobody is written to', () => {
  const notice: Occasion = { kind: 'notice', number: 1 };
  const report: Occasion = { kind: 'report', edition: 1, changed: {} };
  const all: readonly Occasion[] = [STEP, { kind: 'remind-now' }, { kind: 'extension' }, { kind: 'link' }, report];

  it('at an address to which mail does not arrive, and it is said why; but a link may be passed on from there', () => {
    for (const occasion of all) {
      expect(why(occasion, owing(lost))).toBe('mail to p1@example.org does not arrive: no such mailbox');
    }
    expect(why(notice, owing(lost), moved())).toContain('does not arrive');
    expect(why({ kind: 'passed-on' }, owing(lost))).toBeUndefined();
    expect(why(STEP, owing({ ...lost, email: 'corrected@example.org' }))).toBeUndefined();
  });

  it('who turned reminders off, but for what that person asks for', () => {
    const told = all.filter((occasion) => why(occasion, owing(off)) === undefined);
    expect(told).toEqual([{ kind: 'link' }]);
    expect(why(STEP, owing(off))).toBe('turned reminders off');
    expect(why(notice, owing(off), moved(), T0 + 2 * DAY)).toBe('turned reminders off');
    expect(why({ kind: 'passed-on' }, owing(off))).toBeUndefined();
  });

  it('who owes nothing, but with the link and the report', () => {
    const none = all.filter((occasion) => why(occasion, settled) === 'owes nothing');
    expect(none).toEqual([STEP, { kind: 'remind-now' }, { kind: 'extension' }]);
    expect(why({ kind: 'link' }, settled)).toBeUndefined();
    expect(why(report, settled)).toBeUndefined();
  });

  it('with a reminder after that person’s own deadline, to the millisecond', () => {
    const deadline = deadlineOf(workshop.details);
    for (const occasion of [STEP, { kind: 'remind-now' } as const]) {
      expect(why(occasion, owing(), workshop, deadline)).toBeUndefined();
      expect(why(occasion, owing(), workshop, deadline + 1)).toBe('comes after the deadline');
      const extension = { until: iso(deadline + DAY), by: BY, at: iso(T0) };
      expect(why(occasion, owing({ extension }), workshop, deadline + 1)).toBeUndefined();
    }
    expect(why({ kind: 'extension' }, owing(), workshop, deadline + 1)).toBeUndefined();
  });

  it('about new dates that have changed once more since, or that came before the person', () => {
    const now = T0 + 2 * DAY;
    expect(why(notice, owing(), moved(), now)).toBeUndefined();
    const twice = reschedule(moved(), { starts: '2011-07-13', ends: '2011-07-14' }, 'Again', BY, now);
    expect(why(notice, owing(), twice, now)).toBe('the dates have changed once more since');
    expect(why({ kind: 'notice', number: 2 }, owing(), twice, now)).toBeUndefined();
    expect(why(notice, owing({ addedAt: iso(T0 + DAY) }), moved(), now)).toBeUndefined();
    expect(why(notice, owing({ addedAt: iso(T0 + DAY + 1) }), moved(), now)).toBe(
      'came onto the list after the change',
    );
    expect(why(notice, owing({ addedAt: iso(T0 + DAY + 1) }), calledOff, now)).toBe(
      'came onto the list after the change',
    );
  });

  it('about new dates once the follow-up is over with them; that it was called off is said all the same', () => {
    const closing = closesAt(moved());
    expect(why(notice, owing(), moved(), closing - 1)).toBeUndefined();
    expect(why(notice, owing(), moved(), closing)).toBe('comes after the closing');
    expect(why(notice, owing(), calledOff, closesAt(calledOff))).toBeUndefined();
  });

  test('then the ledger has whom it would have been for, and why there is none', () => {
    expect(made(STEP, settled)).toEqual({
      withheld: {
        workshopId: 'small',
        personId: 'p1',
        to: 'p1@example.org',
        occurrence: 'occurrence-1',
        subject: '',
        why: 'owes nothing',
      },
    });
  });
});

describe('a reminder', () => {
  it('lists what is owed at its moment, and its button leads to the first of it', () => {
    const revision = aPaper({ state: 'revision-requested', versions: [aVersion(1, 1)] });
    const owes = { ...owing({ served: done.served, swot: [...done.swot], papersPromised: 2 }), papers: [revision] };
    const mail = mailed(STEP, owes);
    expect(mail.text.match(/^- .+$/gm)).toHaveLength(2);
    expect(mail.text).toMatch(new RegExp(`\\n${BASE_URL}/l/[^?\\s]+\\?to=papers%2Fpaper1\\n`));
    expect(mail.text).toContain('Saturday 20 August 2011, 17:00');
    expect(mail.why).toBe('reminder: owed revision, paper');
  });

  it('can be turned off by its link, and says so in its header too', () => {
    const mail = mailed(STEP);
    expect(mail.unsubscribe).toMatch(new RegExp(`^${BASE_URL}/u/`));
    expect(mail.text).toContain(mail.unsubscribe);
    expect(mail.calendar).toBeUndefined();
    expect(mail.fromName).toBe('The Secretariat');
    expect(mail.replyTo).toBe('secretariat@example.org');
  });

  it('that staff press says so', () => {
    expect(mailed({ kind: 'remind-now' }).why).toBe('reminded by staff: owed feedback, swot');
    expect(mailed({ kind: 'remind-now' }).unsubscribe).toBeDefined();
  });
});

describe('what somebody asked for', () => {
  it.each([
    ['link', 'the personal link was asked for'],
    ['extension', 'more time was given'],
    ['passed-on', 'the personal link was passed on'],
  ] as const)('the mail of %s has no way to turn it off', (kind, reason) => {
    const mail = mailed({ kind });
    expect(mail.unsubscribe).toBeUndefined();
    expect(mail.why).toBe(reason);
    expect(mail.text).toMatch(/\/l\//);
  });

  it('lists what is still owed, but not to whom it is passed on: nobody knows yet whether that is the right person', () => {
    expect(mailed({ kind: 'link' }).text).toMatch(/^- /m);
    expect(mailed({ kind: 'link' }, settled).text).not.toMatch(/^- /m);
    expect(mailed({ kind: 'passed-on' }).text).not.toMatch(/^- /m);
  });

  it('goes to the address that it is passed on to', () => {
    const notYou = [
      { kind: 'passed-on', at: iso(T0), occurrence: 'occurrence-1', email: 'right@example.org' } as const,
    ];
    expect(mailed({ kind: 'passed-on' }, owing({ notYou })).to).toBe('right@example.org');
    expect(mailed({ kind: 'link' }).to).toBe('p1@example.org');
  });

  it('says why it is sent in other words where there are some', () => {
    const again = composed(composing({ kind: 'link' }, workshop, { why: 'it came back' }), owing(), NOW);
    expect(again).toMatchObject({ mail: { why: 'it came back' } });
  });
});

describe('a notice of new dates', () => {
  it('says the old and the new ones and why, asks for nothing, and brings them into the calendar', () => {
    const mail = mailed({ kind: 'notice', number: 1 }, owing(), moved(), T0 + 2 * DAY);
    expect(mail.text).toMatch(/now held on 11\s–\s12 July 2011, instead of 8\s–\s9 July 2011/);
    expect(mail.text).toContain('Reason: The hall was flooded');
    expect(mail.text).not.toMatch(/^- |\/l\//m);
    expect(mail.calendar?.method).toBe('REQUEST');
    expect(mail.calendar?.ics).toContain('SEQUENCE:1');
    expect(mail.calendar?.ics).toContain('MAILTO:p1@example.org');
    expect(mail.unsubscribe).toBeDefined();
    expect(mail.why).toBe('the dates of the workshop changed');
  });

  it('takes the workshop out of the calendar once it was called off, and gives that reason', () => {
    const both = cancel(moved(), 'The minister is ill', BY, T0 + 2 * DAY);
    const off = mailed({ kind: 'notice', number: 2 }, owing(), both, T0 + 2 * DAY + HOUR);
    expect(off.subject).toMatch(/11\s–\s12 July 2011/);
    expect(off.text).toContain('Reason: The minister is ill');
    expect(off.calendar?.method).toBe('CANCEL');
    expect(off.calendar?.ics).toContain('SEQUENCE:2');
  });
});

describe('the report', () => {
  const changed = { en: 'We moved the portals up.\n\nAnd hired.', bn: 'পোর্টাল এগিয়ে এল।' };
  const mailOf = (said: typeof changed | { en: string } | object, person: Partial<Person> = {}) =>
    mailed({ kind: 'report', edition: 2, changed: said }, owing(person));

  it('says what the answers changed, in the reader’s language or in the first that there is', () => {
    expect(mailOf(changed).text).toContain('We moved the portals up.\n\nAnd hired.');
    expect(mailOf(changed, { language: 'bn' }).text).toContain('পোর্টাল এগিয়ে এল।');
    expect(mailOf({ en: 'Only in English.' }, { language: 'bn' }).text).toContain('Only in English.');
  });

  it('leads to itself and lists nothing that is still owed', () => {
    const mail = mailOf({});
    expect(mail.text).toMatch(/\/l\/[^?\s]+\?to=report/);
    expect(mail.text).not.toMatch(/^- /m);
    expect(mail.text.length).toBeLessThan(mailOf(changed).text.length);
    expect(mail.unsubscribe).toBeDefined();
    expect(mail.why).toBe('edition 2 of the report was sent');
  });
});

test('given it is only looked at, then its links lead to nobody’s page', () => {
  const shown = (changes: Partial<Composing>) => {
    const result = composed(composing(STEP, workshop, { linkKeys: 'stand-in', ...changes }), owing(), NOW);
    return 'mail' in result ? result.mail : fail();
  };
  expect(shown({}).text).not.toMatch(/\/[lu]\//);
  expect(shown({}).unsubscribe).toBe(`${BASE_URL}/`);
  expect(shown({ standIn: `${BASE_URL}/example` }).text).toContain(`\n${BASE_URL}/example\n`);
});
