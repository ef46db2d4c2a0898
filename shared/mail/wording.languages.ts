import type { Owed, OwedKind } from '../follow-up/obligations.ts';
import type { Language } from '../language/language.ts';
import { type Said, say, textsIn } from '../language/texts.ts';
import type { LetterKind } from './letter-kind.ts';

/** What is said to participants by mail around a wording, in every language. */

/** “The 2 discussion papers you promised”: a line of the list of what is owed. */
export const obligationSentence = (language: Language, owed: Owed): string => textsIn(language).say(sentenceOf(owed));

function sentenceOf(owed: Owed): Said {
  switch (owed.kind) {
    case 'feedback':
      return say('owed.feedback');
    case 'swot':
      return say('owed.swot');
    case 'paper':
      return say(owed.begun > 0 ? 'owed.morePapers' : 'owed.papers', { count: owed.missing });
    case 'revision':
      return say('owed.revision', { title: owed.title });
    case 'action':
      return say('owed.action', { title: owed.title });
  }
}

/** In a list in the subject: “Your feedback, SWOT input and paper”. */
const NOUNS: Readonly<Record<OwedKind, Said>> = {
  feedback: say('mail.noun.feedback'),
  swot: say('mail.noun.swot'),
  paper: say('mail.noun.paper'),
  revision: say('mail.noun.revision'),
  action: say('mail.noun.action'),
};

const BUTTONS: Readonly<Record<OwedKind | 'nothing', Said>> = {
  feedback: say('mail.button.feedback'),
  swot: say('mail.button.swot'),
  paper: say('mail.button.paper'),
  revision: say('mail.button.revision'),
  action: say('mail.button.action'),
  nothing: say('mail.button.nothing'),
};

/** “feedback, SWOT input and paper”: each kind once, in the order given. The variable `asked`. */
export const askedFor = (language: Language, owed: readonly { readonly kind: OwedKind }[]): string => {
  const texts = textsIn(language);
  return texts.list([...new Set(owed.map(({ kind }) => texts.say(NOUNS[kind])))]);
};

/** “one thing”, “3 things”. The variable `things`. */
export const thingsAsked = (language: Language, count: number): string => textsIn(language).t('mail.things', { count });

/** What the button says: it lands on the first thing owed, or on the person's page. */
export const buttonFor = (language: Language, first: { readonly kind: OwedKind } | undefined): string =>
  textsIn(language).say(BUTTONS[first?.kind ?? 'nothing']);

/** Above the list of what is owed; `deadline` in full. */
export const stillOpen = (language: Language, deadline: string): string =>
  textsIn(language).t('mail.stillOpen', { deadline });

/** The small print below the signature of a mail with a personal link, or of one without (`rescheduled`, `cancelled`). */
export function footnotesOf(
  language: Language,
  kind: LetterKind,
  { name, position, organisation }: { readonly name: string; readonly position: string; readonly organisation: string },
): string[] {
  const { t } = textsIn(language);
  if (kind === 'passed-on') return [t('mail.linkIsYours'), t('mail.passedOn', { name, organisation })];
  const who = { position: position || t('mail.participant'), organisation };
  return kind === 'rescheduled' || kind === 'cancelled'
    ? [t('mail.onTheList', who)]
    : [t('mail.linkIsYours'), t('mail.tookPart', who)];
}

/** “A, B and C”, as the language joins them. */
export const listed = (language: Language, items: readonly string[]): string => textsIn(language).list(items);
