import { publicPath } from '../../shared/papers/addresses.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion, type Paper, type PaperVersion } from '../../shared/papers/paper.ts';
import type { Person } from '../../shared/people/person.ts';
import { deadlineText, whyClosed } from '../../shared/workshop/opening.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { authorMail, type News, occurrenceOf } from './author-mail.ts';
import type { PaperReviewContext } from './context.ts';
import { type Next, type PaperRun, paperInHand, sendAll } from './paper-run.ts';

/** Tells the author what became of the newest version, and what to do now. */
export async function tellAuthors(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'settle' | 'stop'>> {
  const paper = await paperInHand(context, run);
  const version = paper && newestVersion(paper);
  if (!paper || !version || !hasNews(paper)) return { next: 'stop' };
  const mails = await authorMail(context, paper, now, (workshop, person) => ({
    ...newsOf(context.baseUrl, { workshop, person }, paper, version, now),
    occurrence: occurrenceOf(paper, version.number, paper.state),
  }));
  await sendAll(context, mails, now);
  return { next: 'settle' };
}

type Told = 'refused' | 'revision-requested' | 'published' | 'rejected';

const hasNews = (paper: Paper): paper is Paper & { state: Told } => {
  switch (paper.state) {
    case 'refused':
    case 'revision-requested':
    case 'published':
    case 'rejected':
      return true;
    case 'draft':
    case 'submitted':
    case 'under-review':
    case 'approved':
      return false;
  }
};

function newsOf(
  baseUrl: string,
  { workshop, person }: { readonly workshop: Workshop; readonly person: Person },
  paper: Paper & { state: Told },
  { metadata: { title }, file }: PaperVersion,
  now: number,
): Omit<News, 'occurrence'> {
  const reason = paper.decisions.at(-1)?.reason ?? '';
  const until =
    whyClosed(workshop, person, now) === undefined
      ? `You can send it until ${deadlineText(workshop, person)}, with the button below.`
      : `The follow-up is closed. Please write to ${workshop.details.mail.replyTo}.`;
  switch (paper.state) {
    case 'refused':
      return {
        subject: `Please send the file again: “${shortTitle(title)}”`,
        paragraphs: [`The file of your paper “${title}” could not be taken.`, paper.refusedBecause ?? '', until],
        button: 'Send the file again',
      };
    case 'revision-requested':
      return {
        subject: `Please revise: “${shortTitle(title)}”`,
        paragraphs: [`A revised version of your paper “${title}” is asked for, for this reason:`, reason, until],
        button: 'Send the revised version',
      };
    case 'published':
      return {
        subject: `Approved and published: “${shortTitle(title)}”`,
        paragraphs: [
          `Your paper “${title}” is approved. Thank you. It now has a page of its own that everyone can read.`,
          'What was said about it:',
          reason,
          'The fingerprint below proves that the published file is the one you sent: whoever computes it from the file gets the same.',
        ],
        list: [
          { label: 'Its public page', href: `${baseUrl}${publicPath(paper)}` },
          { label: `File: ${file.name}` },
          { label: `Its fingerprint (SHA-256): ${file.sha256}` },
        ],
        button: 'Open my paper',
      };
    case 'rejected':
      return {
        subject: `Decision on “${shortTitle(title)}”`,
        paragraphs: [
          `Thank you for your paper “${title}”. It was read, and it was decided not to take it, for this reason:`,
          reason,
          `If you have a question about this, please write to ${workshop.details.mail.replyTo}.`,
        ],
        button: 'Open my paper',
      };
  }
}
