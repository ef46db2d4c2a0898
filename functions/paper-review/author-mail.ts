import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { authorsPage } from '../../shared/papers/addresses.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import { type Person, unreachable } from '../../shared/people/person.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { PaperReviewContext } from './context.ts';

/** What an author is told about a paper. */
export interface News {
  readonly occurrence: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly { readonly label: string; readonly href?: string }[];
  readonly button: string;
}

/**
 * The mail to a paper's author, whose link lands on the paper. It is no reminder, so it goes to whoever has turned those
 * off; it goes nowhere when the address is known to bounce, and the history says so. `now` in epoch ms.
 */
export async function authorMail(
  context: PaperReviewContext,
  paper: Paper,
  now: number,
  newsFor: (workshop: Workshop, person: Person) => News,
): Promise<OutgoingMail[]> {
  const [workshop, participant] = await Promise.all([
    readWorkshop(context.table, paper.workshopId),
    findParticipant(context.table, paper.workshopId, paper.personId),
  ]);
  // Whoever was erased is written to no more, while an approved paper is still published.
  if (!participant) return [];
  const { person } = participant;
  const { details } = workshop;
  const { occurrence, subject, paragraphs, list, button } = newsFor(workshop, person);
  const about = { workshopId: paper.workshopId, personId: person.id, to: person.email, occurrence, subject };
  if (unreachable(person) === 'undeliverable') {
    const why = `mail to ${person.email} does not arrive: ${person.standing.undeliverable?.why}`;
    await context.mailer.withhold([{ ...about, why }], now);
    return [];
  }
  // English throughout, whatever the author's language: its sentences exist in English only, and a Bangla greeting above
  // them reads as a mistake, while `lang` would have a screen reader say them as Bangla.
  const { text, html } = letter({
    workshop: details,
    greetingName: person.name,
    paragraphs,
    ...(list && { list }),
    button: {
      label: button,
      href: personalLink(context.baseUrl, context.linkKeys, person, authorsPage(paper)),
    },
    footnotes: [
      'The link is yours alone: whoever opens it answers in your name. It needs no password.',
      'You get this because you handed in this paper.',
    ],
  });
  return [
    {
      ...about,
      why: `paper: ${subject}`,
      text,
      html,
      fromName: details.mail.fromName,
      replyTo: details.mail.replyTo,
    },
  ];
}

/** What a mail about a paper's version is the only one of. */
export const occurrenceOf = (paper: Pick<Paper, 'id'>, version: number, what: string): string =>
  `paper-${paper.id}-v${version}-${what}`;
