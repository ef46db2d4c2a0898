import { expect, it } from 'vitest';
import { composed } from '../../../shared/follow-up/mails.ts';
import type { Language } from '../../../shared/language/language.ts';
import { defaultWording } from '../../../shared/mail/default-wording.ts';
import { LetterKindSchema } from '../../../shared/mail/letter-kind.ts';
import { checkWording } from '../../../shared/mail/wording.check.ts';
import { StepSchema } from '../../../shared/workshop/workshop.ts';
import { BASE_URL } from '../../support/browser-like.ts';
import { aPerson, aWorkshop } from '../../support/fixtures.ts';

const step = StepSchema.parse({ id: 'half-time', kind: 'midway', afterEnd: 'P20D', at: '09:00' });
const kind = LetterKindSchema.parse('midway');

it('a step of the kind sends its mail to whoever still owes something', () => {
  // Given somebody who had the invitation
  const sentAt = '2011-07-12T03:00:00.000Z';
  const workshop = aWorkshop({}, { progress: { invitation: { outcome: 'sent', at: sentAt } } });
  const person = aPerson();
  const composing = {
    baseUrl: BASE_URL,
    linkKeys: 'stand-in' as const,
    workshop,
    occurrence: step.id,
    occasion: { kind: 'step' as const, step },
    wordingOf: (of: typeof kind, language: Language) => defaultWording(language, of),
  };
  const sent = composed(composing, { person, papers: [], actions: [] }, Date.parse('2011-07-29T03:00:00Z'));
  expect(sent).toMatchObject({ mail: { subject: expect.stringMatching(/^Half of the time is over: your .* by /) } });
});

it('its wordings are ones that staff could have written', () => {
  for (const language of ['en', 'bn'] as const) {
    const wording = defaultWording(language, kind);
    expect(checkWording(kind, wording)).toEqual(wording);
  }
});
