import { type Said, say } from '../../shared/language/texts.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion } from '../../shared/papers/paper.ts';
import { longMoment } from '../../shared/workshop/dates.ts';
import type { StaffMember } from '../../shared/workshop/workshop.ts';
import { authorMail, occurrenceOf } from './author-mail.ts';
import type { PaperReviewContext } from './context.ts';
import { type Next, type PaperRun, paperInHand, sendAll } from './paper-run.ts';

/** Tells the author that the version has arrived, and how to prove later what was handed in. */
export async function acknowledge(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'notify-reviewers' | 'stop'>> {
  const paper = await paperInHand(context, run);
  const version = paper && newestVersion(paper);
  if (!paper || !version) return { next: 'stop' };
  const { metadata, file, number, submittedAt } = version;
  const mails = await authorMail(context, paper, now, ({ details }) => ({
    occurrence: occurrenceOf(paper, number, 'received'),
    subject: say('mail.paper.received.subject', { title: shortTitle(metadata.title) }),
    paragraphs: [
      hasArrived(number, metadata.title, ({ locale }) => longMoment(Date.parse(submittedAt), details.timeZone, locale)),
      ...(version.onBehalf ? [handedInBy(details.staff, version.onBehalf)] : []),
      say('mail.paper.received.next'),
    ],
    list: [
      { label: say('mail.paper.file', { file: file.name }) },
      { label: say('mail.paper.fingerprint', { sha256: file.sha256 }) },
    ],
    button: say('mail.paper.open'),
  }));
  await sendAll(context, mails, now);
  return { next: 'notify-reviewers' };
}

const hasArrived = (number: number, title: string, moment: Said): Said =>
  number === 1
    ? say('mail.paper.received.first', { title, moment })
    : say('mail.paper.received.version', { number, title, moment });

/** Who of the staff handed it in for the author, who may not want that. */
function handedInBy(staff: readonly StaffMember[], email: string): Said {
  const name = staff.find((member) => member.email === email)?.name ?? email;
  return say('mail.paper.received.onBehalf', { name, email });
}
