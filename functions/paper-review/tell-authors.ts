import { type Said, say } from '../../shared/language/texts.ts';
import { publicPath } from '../../shared/papers/addresses.ts';
import { FILE_FAULTS } from '../../shared/papers/file-fault.ts';
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
  if (!paper) return { next: 'stop' };
  // What its author has withdrawn is no news to its author.
  if (!version || !hasNews(paper) || isOwnDoing(paper)) return { next: 'settle' };
  const mails = await authorMail(context, paper, now, (workshop, person) => ({
    ...newsOf(context.baseUrl, { workshop, person }, paper, version, now),
    occurrence: occurrenceOf(paper, version.number, paper.state),
  }));
  await sendAll(context, mails, now);
  return { next: 'settle' };
}

type Told = 'refused' | 'revision-requested' | 'published' | 'rejected' | 'withdrawn';

const hasNews = (paper: Paper): paper is Paper & { state: Told } => {
  switch (paper.state) {
    case 'refused':
    case 'revision-requested':
    case 'published':
    case 'rejected':
    case 'withdrawn':
      return true;
    case 'draft':
    case 'submitted':
    case 'resubmitted':
    case 'under-review':
    case 'approved':
      return false;
  }
};

const isOwnDoing = ({ events, state }: Paper): boolean =>
  state === 'withdrawn' && events.findLast(({ what }) => what === 'withdrawn')?.by.kind === 'author';

function newsOf(
  baseUrl: string,
  { workshop, person }: { readonly workshop: Workshop; readonly person: Person },
  paper: Paper & { state: Told },
  { metadata: { title }, file }: PaperVersion,
  now: number,
): Omit<News, 'occurrence'> {
  const reason = paper.decisions.at(-1)?.reason ?? '';
  const { replyTo } = workshop.details.mail;
  const inSubject = { title: shortTitle(title) };
  const deadline: Said = ({ locale }) => deadlineText(workshop, person, locale);
  const until =
    whyClosed(workshop, person, now) === undefined
      ? say('mail.paper.until', { deadline })
      : say('mail.paper.closed', { replyTo });
  switch (paper.state) {
    case 'refused':
      return {
        subject: say('mail.paper.refused.subject', inSubject),
        paragraphs: [
          say('mail.paper.refused.what', { title }),
          ...(paper.refusedBecause ? [FILE_FAULTS[paper.refusedBecause]] : []),
          until,
        ],
        button: say('upload.again'),
      };
    case 'revision-requested':
      return {
        subject: say('mail.paper.revise.subject', inSubject),
        paragraphs: [say('mail.paper.revise.what', { title }), reason, until],
        button: say('upload.revised'),
      };
    case 'published':
      return {
        subject: say('mail.paper.published.subject', inSubject),
        paragraphs: [
          say('mail.paper.published.what', { title }),
          say('mail.paper.published.said'),
          reason,
          say('mail.paper.published.proof'),
        ],
        list: [
          { label: say('mail.paper.published.page'), href: `${baseUrl}${publicPath(paper)}` },
          { label: say('mail.paper.file', { file: file.name }) },
          { label: say('mail.paper.fingerprint', { sha256: file.sha256 }) },
        ],
        button: say('mail.paper.open'),
      };
    case 'rejected':
      return {
        subject: say('mail.paper.rejected.subject', inSubject),
        paragraphs: [say('mail.paper.rejected.what', { title }), reason, say('mail.paper.rejected.ask', { replyTo })],
        button: say('mail.paper.open'),
      };
    case 'withdrawn':
      return {
        subject: say('mail.paper.withdrawn.subject', inSubject),
        paragraphs: [
          say('mail.paper.withdrawn.what', { title }),
          paper.withdrawn?.reason ?? '',
          paper.publishedAt ? say('mail.paper.withdrawn.public') : say('mail.paper.withdrawn.unpublished'),
          say('mail.paper.rejected.ask', { replyTo }),
        ],
        ...(paper.publishedAt && {
          list: [{ label: say('mail.paper.published.page'), href: `${baseUrl}${publicPath(paper)}` }],
        }),
        button: say('mail.paper.open'),
      };
  }
}
