import { LANGUAGES, type Language } from '../language/language.ts';
import type { LetterKind } from '../mail/letter-kind.ts';
import type { OutgoingMail } from '../mail/mail.ts';
import type { Wording } from '../mail/wording.ts';
import type { Participant } from '../people/participant.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Composing, letterFor, mailOf, type Occasion, saidIn, whyNot } from './mails.ts';
import { everythingAsked, obligationsOf } from './obligations.ts';
import { noticeNumber } from './plan.ts';

/**
 * A mail as whoever edits its wording looks at it beforehand: made by the code that makes the mails which are sent, about
 * the workshop and a person as they are, where need be as if something were otherwise. Its links open nobody's page.
 */
export interface Preview {
  readonly mail: OutgoingMail;
  readonly preheader: string;
  /** What is otherwise in truth, in whole sentences. */
  readonly asIf: readonly string[];
}

export interface PreviewOf {
  readonly baseUrl: string;
  readonly workshop: Workshop;
  readonly kind: LetterKind;
  readonly language: Language;
  readonly wording: Wording;
}

/** `now` in epoch ms. */
export function previewed(of: PreviewOf, participant: Participant, now: number): Preview {
  const { baseUrl, kind, language, wording } = of;
  const { workshop, occasion, asIf } = imagined(of.workshop, kind, now);
  const person = { ...participant.person, language };
  const owing = obligationsOf(workshop, participant, now);
  const asks = occasion.kind === 'step' || occasion.kind === 'extension';
  const owed = asks && owing.length === 0 ? everythingAsked(participant) : owing;
  const composing: Composing = {
    baseUrl,
    linkKeys: 'stand-in',
    workshop,
    occurrence: 'preview',
    occasion,
    wordingOf: () => wording,
  };
  const { name } = person;
  const because = whyNot(workshop, occasion, participant, owing);
  const shown = owed === owing ? 'It is shown all the same.' : 'It is shown as if everything were still owed.';
  return {
    mail: mailOf(composing, kind, person, owed, now),
    preheader: saidIn(composing, kind, person, owed).preheader,
    asIf: [
      ...asIf,
      ...(because === undefined ? [] : [`${name} would not get this mail now (${because}). ${shown}`]),
      ...(occasion.kind === 'step' && letterFor(workshop, occasion, person) !== kind
        ? [`${name} has had no mail of the plan so far, and would get the invitation instead.`]
        : []),
      ...(participant.person.language === language
        ? []
        : [
            `${name} is written to in ${LANGUAGES[participant.person.language].englishName}, in the wording of that language.`,
          ]),
    ],
  };
}

interface Imagined {
  readonly workshop: Workshop;
  readonly occasion: Occasion;
  readonly asIf: readonly string[];
}

const REASON = '(the reason that you give then)';

/** The workshop in a state in which such a mail is sent. */
function imagined(workshop: Workshop, kind: LetterKind, now: number): Imagined {
  const at = new Date(now).toISOString();
  switch (kind) {
    case 'invitation':
    case 'reminder':
    case 'last-call': {
      const step = workshop.details.followUp.steps.find((each) => each.kind === kind);
      if (step) return { workshop, occasion: { kind: 'step', step }, asIf: [] };
      const another = { id: 'preview', kind, on: workshop.details.ends, at: '09:00' };
      return {
        workshop,
        occasion: { kind: 'step', step: another },
        asIf: ['The plan has no step of this kind at present, so nobody gets this mail.'],
      };
    }
    case 'rescheduled':
      return moved(workshop, at);
    case 'cancelled': {
      const cancelled = workshop.cancelled ?? { at, by: '', reason: REASON };
      return {
        ...withNotice({ ...workshop, cancelled }),
        asIf: workshop.cancelled ? [] : ['The workshop is not cancelled. This is what people would read if it were.'],
      };
    }
    case 'link':
    case 'extension':
    case 'passed-on':
      return { workshop, occasion: { kind }, asIf: [] };
    case 'report':
      return {
        workshop,
        occasion: { kind, edition: 1, changed: {} },
        asIf: ['Below this text stands what their answers changed, from the page Report.'],
      };
  }
}

function moved(workshop: Workshop, at: string): Imagined {
  const { cancelled, ...held } = workshop;
  const { starts, ends } = held.details.firstPlanned ?? held.details;
  const to = { starts: held.details.starts, ends: held.details.ends };
  const made = { from: { starts, ends }, to, reason: REASON, at, by: '' };
  const isMoved = held.reschedules.length > 0;
  return {
    ...withNotice({ ...held, reschedules: isMoved ? held.reschedules : [made] }),
    asIf: [
      ...(isMoved ? [] : ['The dates have not been changed here, so the old dates and the reason are only examples.']),
      ...(cancelled ? ['The workshop is cancelled, so nobody gets this mail any more.'] : []),
    ],
  };
}

const withNotice = (workshop: Workshop) => ({
  workshop,
  occasion: { kind: 'notice', number: noticeNumber(workshop) } as const,
});
