import { ENGLISH, type Said, say, textsIn } from '../../shared/language/texts.ts';
import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { guestLink } from '../../shared/papers/guest-link.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { type Review, recommendedOn } from '../../shared/papers/review.ts';
import type { NoticeKind } from '../../shared/papers/review-notices.ts';
import { momentOf } from '../../shared/workshop/opening.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { PaperReviewContext } from './context.ts';

export interface AboutReview {
  readonly workshop: Workshop;
  readonly paper: Paper;
  readonly review: Review;
}

export type ToReviewer = Exclude<NoticeKind, 'news' | 'overdue'>;

export const titleOf = (paper: Paper): string => (newestVersion(paper)?.metadata ?? paper.metadata).title;

/** A mail to a reviewer, in the workshop's language; its link opens the review without an account. */
export function reviewerMail(
  { baseUrl, linkKeys }: PaperReviewContext,
  about: AboutReview,
  { kind, what }: { readonly kind: ToReviewer; readonly what: string },
): OutgoingMail {
  const { workshop, paper, review } = about;
  const { details } = workshop;
  const texts = textsIn(details.language);
  const { subject, paragraphs, button } = wordsOf(about, kind);
  const { workshopId, personId, paperId, id: guestId } = review;
  const { text, html } = letter({
    workshop: details,
    language: details.language,
    greetingName: review.name,
    paragraphs: paragraphs.map(texts.say),
    ...(button && {
      button: {
        label: texts.say(button),
        href: guestLink(baseUrl, linkKeys, { as: 'reviewer', workshopId, personId, paperId, guestId }),
      },
    }),
    footnotes: button ? [texts.t('mail.review.linkIsYours'), texts.t('mail.review.why')] : [texts.t('mail.review.why')],
  });
  return {
    workshopId,
    // Under the author: whoever erases the author erases this, too.
    personId: paper.personId,
    to: review.email,
    occurrence: guestOccurrence({ paperId, guestId, what }),
    why: `review: ${ENGLISH.say(subject)}`,
    subject: texts.say(subject),
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
  };
}

interface Words {
  readonly subject: Said;
  readonly paragraphs: readonly Said[];
  readonly button?: Said;
}

function wordsOf({ workshop, paper, review }: AboutReview, kind: ToReviewer): Words {
  const version = newestVersion(paper);
  const title = titleOf(paper);
  const named = { title: shortTitle(title) };
  const moment: Said = ({ locale }) => momentOf(workshop, Date.parse(review.round.dueAt), locale);
  const byThen = say('mail.review.until', { moment });
  const open = say('mail.review.open');
  switch (kind) {
    case 'invited':
      return {
        subject: say('mail.review.invited.subject', named),
        paragraphs: [
          say('mail.review.invited.what', { title, workshop: workshop.details.title }),
          ...(review.message ? [review.message] : []),
          (version?.metadata.authors ?? []).map(({ name, affiliation }) => `${name} (${affiliation})`).join('\n'),
          say('mail.review.invited.how'),
          byThen,
        ],
        button: say('mail.review.openInvitation'),
      };
    case 'more-time':
      return {
        subject: say('mail.review.moreTime.subject', named),
        paragraphs: [say('mail.review.moreTime.what', { title, moment })],
        button: open,
      };
    case 'new-version':
      return {
        subject: say('mail.review.newVersion.subject', named),
        paragraphs: [say('mail.review.newVersion.what', { title, number: version?.number ?? 1 }), byThen],
        button: open,
      };
    case 'answer':
      return {
        subject: say('mail.review.answer.subject', named),
        paragraphs: [say('mail.review.answer.what', { title }), byThen],
        button: say('mail.review.openInvitation'),
      };
    case 'soon':
      return {
        subject: say('mail.review.soon.subject', named),
        paragraphs: [say('mail.review.soon.what', { title }), byThen],
        button: open,
      };
    case 'due':
      return {
        subject: say('mail.review.due.subject', named),
        paragraphs: [say('mail.review.due.what', { title }), byThen],
        button: open,
      };
    case 'ended':
      return endedWords(paper, review, { title, named });
  }
}

function endedWords(
  { state, versions }: Paper,
  review: Review,
  { title, named }: { readonly title: string; readonly named: { readonly title: string } },
): Words {
  const subject = say('mail.review.ended.subject', named);
  if (state === 'withdrawn') return { subject, paragraphs: [say('mail.review.ended.withdrawn', { title })] };
  const helped = recommendedOn(review, versions.at(-1)?.number ?? 0) !== undefined;
  return {
    subject,
    paragraphs: [
      helped ? say('mail.review.ended.thanks', { title }) : say('mail.review.ended.decided', { title }),
      ...(state === 'revision-requested' ? [say('mail.review.ended.again')] : []),
    ],
  };
}
