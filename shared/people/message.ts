import type { Obligation } from '../follow-up/obligations.ts';
import { LANGUAGES } from '../language/language.ts';
import { textsIn } from '../language/texts.ts';
import { askedFor, listed } from '../mail/wording.languages.ts';
import { deadlineText } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Person } from './person.ts';

/**
 * A ready text with the personal link in the person's language, short enough for a telephone: for staff to send in any other
 * way than by Afterword's mail.
 */
export function messageWithLink(workshop: Workshop, person: Person, owed: readonly Obligation[], link: string): string {
  const { language, name } = person;
  const { details } = workshop;
  const { t } = textsIn(language);
  const organisers = listed(language, details.organisers);
  if (owed.length === 0) return t('message.link', { name, workshop: details.title, link, organisers });
  return t('message.open', {
    name,
    workshop: details.title,
    asked: askedFor(language, owed),
    deadline: deadlineText(workshop, person, LANGUAGES[language].locale),
    link,
    organisers,
  });
}
