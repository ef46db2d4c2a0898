import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion } from '../../shared/papers/paper.ts';
import { longMoment } from '../../shared/workshop/dates.ts';
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
    subject: `Received: “${shortTitle(metadata.title)}”`,
    paragraphs: [
      `Your ${number === 1 ? 'paper' : `paper, in its version ${number},`} has arrived and can be read: “${metadata.title}”, on ${longMoment(Date.parse(submittedAt), details.timeZone)}.`,
      'The reviewers have been told. You will hear from us as soon as they have decided. Until then you can replace it, as long as the follow-up is open.',
    ],
    list: [{ label: `File: ${file.name}` }, { label: `Its fingerprint (SHA-256): ${file.sha256}` }],
    button: 'Open my paper',
  }));
  await sendAll(context, mails, now);
  return { next: 'notify-reviewers' };
}
