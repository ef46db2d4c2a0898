import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { consolePath } from '../../shared/papers/addresses.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion, type Paper, type PaperVersion } from '../../shared/papers/paper.ts';
import { staffToken } from '../../shared/store/keys.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { StaffMember, StaffRole, WorkshopFile } from '../../shared/workshop/workshop.ts';
import { occurrenceOf } from './author-mail.ts';
import type { PaperReviewContext } from './context.ts';
import { type Next, type PaperRun, paperInHand, sendAll } from './paper-run.ts';

/** Tells everyone who may decide that a version waits for them. */
export async function notifyReviewers(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'settle' | 'stop'>> {
  const paper = await paperInHand(context, run);
  const version = paper && newestVersion(paper);
  if (!paper || !version) return { next: 'stop' };
  const { details } = await readWorkshop(context.table, run.workshopId);
  const mails = details.staff
    .filter(({ role }) => mayDecide(role))
    .map((member) => reviewMail(context, details, member, paper, version));
  await sendAll(context, mails, now);
  return { next: 'settle' };
}

function mayDecide(role: StaffRole): boolean {
  switch (role) {
    case 'organiser':
    case 'reviewer':
      return true;
    case 'viewer':
      return false;
  }
}

function reviewMail(
  { baseUrl }: PaperReviewContext,
  details: WorkshopFile,
  member: StaffMember,
  paper: Paper,
  { number, metadata }: PaperVersion,
): OutgoingMail {
  const { text, html } = letter({
    workshop: details,
    greetingName: member.name,
    paragraphs: [
      number === 1
        ? 'A discussion paper was handed in and waits for a decision:'
        : `Version ${number} of a discussion paper was handed in and waits for a decision:`,
      `“${metadata.title}”`,
      metadata.authors.map(({ name, affiliation }) => `${name} (${affiliation})`).join('\n'),
      'Please read it, and approve it, ask for a revision or reject it. Whatever reason you give, the author reads it.',
    ],
    button: { label: 'Read and decide', href: `${baseUrl}${consolePath(paper)}` },
    footnotes: [`You get this as ${member.role} of this workshop. The link asks you to sign in.`],
  });
  return {
    workshopId: paper.workshopId,
    personId: staffToken(member.email),
    to: member.email,
    occurrence: occurrenceOf(paper, number, 'review'),
    why: `paper: version ${number} waits for a decision`,
    subject: `To review: “${shortTitle(metadata.title)}”${number === 1 ? '' : `, version ${number}`}`,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
  };
}
