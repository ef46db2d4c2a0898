import { ENGLISH, type Said, textsIn } from '../../shared/language/texts.ts';
import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { authorsPage } from '../../shared/papers/addresses.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import { type Person, unreachable } from '../../shared/people/person.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { PaperReviewContext } from './context.ts';

/** What an author is told about a paper. */
export interface News {
  readonly occurrence: string;
  readonly subject: Said;
  readonly paragraphs: readonly Said[];
  readonly list?: readonly { readonly label: Said; readonly href?: string }[];
  readonly button: Said;
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
  const { occurrence, subject, paragraphs, list = [], button } = newsFor(workshop, person);
  const texts = textsIn(person.language);
  const isOnBehalf = newestVersion(paper)?.onBehalf !== undefined;
  const about = {
    workshopId: paper.workshopId,
    personId: person.id,
    to: person.email,
    occurrence,
    subject: texts.say(subject),
  };
  if (unreachable(person) === 'undeliverable') {
    const why = `mail to ${person.email} does not arrive: ${person.standing.undeliverable?.why}`;
    await context.mailer.withhold([{ ...about, why }], now);
    return [];
  }
  const { text, html } = letter({
    workshop: details,
    language: person.language,
    greetingName: person.name,
    paragraphs: paragraphs.map(texts.say),
    list: list.map(({ label, ...item }) => ({ ...item, label: texts.say(label) })),
    button: {
      label: texts.say(button),
      href: personalLink(context.baseUrl, context.linkKeys, person, authorsPage(paper)),
    },
    footnotes: [
      texts.t('mail.linkIsYours'),
      texts.t(isOnBehalf ? 'mail.paper.handedInForYou' : 'mail.paper.youHandedIn'),
    ],
  });
  return [
    {
      ...about,
      // Staff read it in the person's history.
      why: `paper: ${ENGLISH.say(subject)}`,
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
