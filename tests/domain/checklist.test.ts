import { describe, expect, it } from 'vitest';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { missingOf, type Prepared } from '../../shared/follow-up/checklist.ts';
import { deadlineOf } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop, DAY, T0 } from '../support/fixtures.ts';

const when = { day: '2011-07-08', from: '09:00', until: '10:00' };
const ready = aWorkshop(
  { sessions: [{ id: 'opening', title: 'Opening', kind: 'opening', speakers: [], ...when }] },
  { rehearsed: { at: '2011-07-01T00:00:00Z', by: 'organiser@example.org' } },
);
const prepared = (changes: Partial<Prepared> = {}): Prepared => ({
  workshop: ready,
  people: [aPerson({ telephone: '017' })],
  questionnaire: defaultQuestionnaire,
  isUnpublished: false,
  ownWordings: [],
  ...changes,
});
const words = (changes: Partial<Prepared>, now = T0) => missingOf(prepared(changes), now).map(({ missing }) => missing);

describe('what is missing', () => {
  it('is nothing of a workshop that is ready', () => {
    expect(words({})).toEqual([]);
  });

  it('of a workshop that was just made: people, times, and a rehearsal', () => {
    expect(words({ workshop: aWorkshop(), people: [] })).toEqual(['participants', 'session-times', 'rehearsal']);
  });

  it('names the sessions without a day or a time', () => {
    expect(missingOf(prepared({ workshop: aWorkshop() }), T0)).toContainEqual({
      missing: 'session-times',
      sessions: ['Opening', 'Portals'],
    });
  });

  it('is a questionnaire that was changed and not published', () => {
    expect(words({ isUnpublished: true })).toEqual(['questionnaire-unpublished']);
  });

  it('is a reviewer, only where papers are to come', () => {
    const staff = [{ name: 'O', email: 'organiser@example.org', role: 'organiser' as const }];
    const alone = { ...ready, details: { ...ready.details, staff } };
    expect(words({ workshop: alone })).toEqual([]);
    expect(words({ workshop: alone, people: [aPerson({ telephone: '1', papersPromised: 1 })] })).toEqual(['reviewer']);
  });

  it('is a telephone number, where nobody has one', () => {
    expect(words({ people: [aPerson(), aPerson({ id: 'p2' })] })).toEqual(['telephones']);
    expect(words({ people: [aPerson(), aPerson({ id: 'p2', telephone: '1' })] })).toEqual([]);
  });

  it('is a step whose time has passed, and none that was sent', () => {
    const late = deadlineOf(ready.details) - DAY;
    const sent = { invitation: { outcome: 'sent' as const, at: '2011-07-10T03:00:00Z' } };
    expect(missingOf(prepared({ workshop: { ...ready, progress: sent } }), late)).toEqual([
      { missing: 'steps-past', steps: ['reminder-1'] },
    ]);
  });

  it('is a language that somebody reads: in the questionnaire, and in mails whose words staff wrote', () => {
    const people = [aPerson({ telephone: '1', language: 'bn' })];
    expect(words({ people })).toEqual([]);
    const english = {
      sections: [
        {
          title: { en: 'S' },
          questions: [
            {
              kind: 'text' as const,
              id: 'q',
              title: { en: 'Q' },
              required: false,
              lines: 'one' as const,
              maxLength: 9,
            },
          ],
        },
      ],
    };
    const ownWordings = [{ kind: 'reminder' as const, language: 'en' as const }];
    expect(missingOf(prepared({ people, questionnaire: english, ownWordings }), T0)).toEqual([
      { missing: 'questionnaire-language', language: 'bn', people: 1 },
      { missing: 'wording-language', kind: 'reminder', language: 'bn' },
    ]);
    const both = [...ownWordings, { kind: 'reminder' as const, language: 'bn' as const }];
    expect(words({ people, ownWordings: both })).toEqual([]);
  });

  it('is nothing once the follow-up is over', () => {
    expect(words({ workshop: { ...aWorkshop(), closedAt: '2011-09-01T00:00:00Z' }, people: [] })).toEqual([]);
  });
});
