import { say, textsIn } from '../../shared/language/texts.ts';
import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import type { CoAuthor } from '../../shared/papers/co-author.ts';
import { guestLink } from '../../shared/papers/guest-link.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { momentSaid } from '../../shared/workshop/opening.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { PaperReviewContext } from './context.ts';

/**
 * The mail that asks a co-author, or reminds of it: whichever is the last that was due. It says what follows from no answer.
 * In the workshop's language: nobody knows the co-author's. @param author who named the co-author
 */
export function coAuthorMail(
  { baseUrl, linkKeys }: PaperReviewContext,
  workshop: Workshop,
  paper: Paper,
  author: string,
  { id, name, email, asked, remindedAt }: CoAuthor,
): OutgoingMail {
  const { details } = workshop;
  const { title } = (newestVersion(paper) ?? paper).metadata;
  const texts = textsIn(details.language);
  const until = momentSaid(workshop, Date.parse(asked?.until ?? paper.createdAt));
  const inSubject = { title: shortTitle(title) };
  const subject = texts.say(
    remindedAt ? say('coAuthor.mail.reminder', inSubject) : say('coAuthor.mail.subject', inSubject),
  );
  const { workshopId, personId, id: paperId } = paper;
  const { text, html } = letter({
    workshop: details,
    language: details.language,
    greetingName: name,
    paragraphs: [
      texts.t('coAuthor.named', { author, title }),
      texts.t('coAuthor.mail.please'),
      texts.t('coAuthor.silence', { until }),
    ],
    button: {
      label: texts.t('coAuthor.mail.button'),
      href: guestLink(baseUrl, linkKeys, { as: 'co-author', workshopId, personId, paperId, guestId: id }),
    },
    footnotes: [texts.t('mail.linkIsYours'), texts.t('coAuthor.mail.why', { author })],
  });
  return {
    workshopId,
    personId,
    to: email,
    occurrence: guestOccurrence({ paperId: paper.id, guestId: id, what: remindedAt ? 'reminded' : 'asked' }),
    why: `paper: co-author ${remindedAt ? 'reminded' : 'asked'} to confirm`,
    subject,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
  };
}
