import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { consolePath } from '../../shared/papers/addresses.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import type { Recommended } from '../../shared/papers/review.ts';
import { staffToken } from '../../shared/store/keys.ts';
import { momentOf } from '../../shared/workshop/opening.ts';
import type { PaperReviewContext } from './context.ts';
import { type AboutReview, titleOf } from './reviewer-mail.ts';

interface News {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** What a reviewer said, or that nothing came: to the organisers, and to nobody else. `what` ends the occurrence. */
export function organisersNews(
  { baseUrl }: PaperReviewContext,
  about: AboutReview,
  { kind, what }: { readonly kind: 'news' | 'overdue'; readonly what: string },
): OutgoingMail[] {
  const { workshop, paper, review } = about;
  const { details } = workshop;
  const { subject, paragraphs } = kind === 'overdue' ? overdue(about) : answered(about);
  return details.staff
    .filter(({ role }) => role === 'organiser')
    .map((member) => {
      const { text, html } = letter({
        workshop: details,
        greetingName: member.name,
        paragraphs,
        button: { label: 'Open the paper', href: `${baseUrl}${consolePath(paper)}` },
        footnotes: ['You get this as organiser of this workshop. The link asks you to sign in.'],
      });
      return {
        workshopId: paper.workshopId,
        personId: staffToken(member.email),
        to: member.email,
        occurrence: guestOccurrence({ paperId: paper.id, guestId: review.id, what }),
        why: kind === 'overdue' ? 'review: it did not come' : 'review: the reviewer has answered',
        subject: `${subject}: “${shortTitle(titleOf(paper))}”`,
        text,
        html,
        fromName: details.mail.fromName,
        replyTo: details.mail.replyTo,
      };
    });
}

function overdue({ workshop, paper, review }: AboutReview): News {
  const moment = momentOf(workshop, Date.parse(review.round.dueAt));
  const did = review.answer ? 'agreed and has not recommended anything' : 'has not answered the invitation';
  return {
    subject: 'No review came',
    paragraphs: [
      `A review of “${titleOf(paper)}” did not come. ${review.name} (${review.email}) ${did}. It was to be sent by ${moment}; the grace behind that is over, too.`,
      'Nothing is taken from this reviewer now. On the page of the paper you can give more time, invite somebody else, or decide.',
    ],
  };
}

const RECOMMENDS: Readonly<Record<Recommended, string>> = {
  approve: 'recommends to approve it',
  revise: 'recommends to ask for a revision',
  reject: 'recommends to reject it',
};

function answered({ paper, review: { name, conflict, answer, recommendations } }: AboutReview): News {
  const title = `“${titleOf(paper)}”`;
  const instead = 'On the page of the paper you can invite somebody else.';
  if (conflict) {
    return {
      subject: 'A reviewer has a conflict of interest',
      paragraphs: [`${name} cannot review ${title}, because of a conflict of interest:`, conflict.reason, instead],
    };
  }
  const last = recommendations.at(-1);
  if (answer?.what === 'declined' || !last) {
    return {
      subject: 'A reviewer declined',
      paragraphs: [`${name} cannot review ${title}.`, ...(answer?.reason ? [answer.reason] : []), instead],
    };
  }
  return {
    subject: 'A recommendation came in',
    paragraphs: [
      `${name} has read version ${last.version} of ${title} and ${RECOMMENDS[last.what]}.`,
      'The comments, and what the others recommend, stand on the page of the paper, where you decide.',
    ],
  };
}
