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
import { wakeReviewers } from './wake-reviewers.ts';

/** Tells the organisers that a version waits for a decision, the staff's reviewers that it waits for their recommendation, and wakes the reviews. */
export async function notifyReviewers(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'settle' | 'stop'>> {
  const paper = await paperInHand(context, run);
  const version = paper && newestVersion(paper);
  if (!paper || !version) return { next: 'stop' };
  const { details } = await readWorkshop(context.table, run.workshopId);
  const mails = details.staff.flatMap((member) => reviewMail(context, details, member, paper, version));
  await sendAll(context, mails, now);
  await wakeReviewers(context, paper, now);
  return { next: 'settle' };
}

/** What each role is asked; `undefined`: nothing. */
function askedOf(
  role: StaffRole,
): { readonly waits: string; readonly what: string; readonly button: string } | undefined {
  switch (role) {
    case 'organiser':
      return {
        waits: 'waits for a decision',
        what: 'Please read it. On its page you can invite reviewers, see what they recommend, and approve it, ask for a revision or reject it. Whatever reason you give, the author reads it.',
        button: 'Read and decide',
      };
    case 'reviewer':
      return {
        waits: 'waits for your recommendation',
        what: 'Please read it, and recommend to approve it, to ask for a revision, or to reject it. An organiser decides. If you are one of its authors or have another conflict of interest, please say so on its page instead.',
        button: 'Read and recommend',
      };
    case 'viewer':
      return undefined;
  }
}

function reviewMail(
  { baseUrl }: PaperReviewContext,
  details: WorkshopFile,
  member: StaffMember,
  paper: Paper,
  { number, metadata }: PaperVersion,
): OutgoingMail[] {
  const asked = askedOf(member.role);
  if (!asked) return [];
  const { text, html } = letter({
    workshop: details,
    greetingName: member.name,
    paragraphs: [
      number === 1
        ? `A discussion paper was handed in and ${asked.waits}:`
        : `Version ${number} of a discussion paper was handed in and ${asked.waits}:`,
      `“${metadata.title}”`,
      metadata.authors.map(({ name, affiliation }) => `${name} (${affiliation})`).join('\n'),
      asked.what,
    ],
    button: { label: asked.button, href: `${baseUrl}${consolePath(paper)}` },
    footnotes: [`You get this as ${member.role} of this workshop. The link asks you to sign in.`],
  });
  return [
    {
      workshopId: paper.workshopId,
      personId: staffToken(member.email),
      to: member.email,
      occurrence: occurrenceOf(paper, number, 'review'),
      why: `paper: version ${number} ${asked.waits}`,
      subject: `To review: “${shortTitle(metadata.title)}”${number === 1 ? '' : `, version ${number}`}`,
      text,
      html,
      fromName: details.mail.fromName,
      replyTo: details.mail.replyTo,
    },
  ];
}
