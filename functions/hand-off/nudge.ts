import { owe, settle } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { letter } from '../../shared/mail/letter.tsx';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { consolePath } from '../../shared/papers/addresses.ts';
import { mayNudgeAt, waitsForAcceptance, withNudgeOwed } from '../../shared/papers/hand-off/record.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { staffToken } from '../../shared/store/keys.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { StaffMember, WorkshopFile } from '../../shared/workshop/workshop.ts';
import { type HandOffContext, PAID_BY_ANOTHER, type Stop } from './context.ts';
import { changePaperInHand } from './in-hand.ts';

/** Nobody knows yet whether a mail went out. The debt stays, and a later run finds it settled or sends it again. */
class MailUnsettled extends Error {
  override readonly name = 'MailUnsettled';
}

/**
 * Reminds the organisers of a paper that was handed to a repository and of which nothing came back; then owes the next
 * reminder, or no more. Outside of working hours it owes itself for the next ones. `now` in epoch ms.
 * @throws MailUnsettled; Throttled, which the workflow retries
 */
export async function nudge(context: HandOffContext, run: Run, now: number): Promise<{ readonly next: 'done' } | Stop> {
  const { details } = await readWorkshop(context.table, run.workshopId);
  const at = mayNudgeAt(details, now);
  const paper = await changePaperInHand(context, run, (found) => {
    if (!waitsForAcceptance(found)) return { ...found, debts: settle(found.debts, run.debt) ?? found.debts };
    return at > now ? { ...found, debts: owe(found.debts, 'hand-off', at) } : found;
  });
  if (!paper) return PAID_BY_ANOTHER;
  if (!waitsForAcceptance(paper))
    return { next: 'stop', why: 'it was accepted, taken back, or reminded of often enough' };
  if (at > now) return { next: 'stop', why: 'no mail leaves at this hour' };
  const mails = details.staff
    .filter(({ role }) => role === 'organiser')
    .map((member) => reminder(context.baseUrl, details, member, paper, run.debt.revision));
  const { unsettled } = await context.mailer.send(mails, now);
  if (unsettled > 0) throw new MailUnsettled(`Of ${unsettled} mails nobody knows yet whether they were sent.`);
  const noted = await changePaperInHand(context, run, (found) => {
    const { handOff = { nudgedAt: [] } } = found;
    const nudged = { ...found, handOff: { ...handOff, nudgedAt: [...handOff.nudgedAt, new Date(now).toISOString()] } };
    return withNudgeOwed(nudged, details, now);
  });
  return noted ? { next: 'done' } : PAID_BY_ANOTHER;
}

function reminder(
  baseUrl: string,
  details: WorkshopFile,
  member: StaffMember,
  paper: Paper,
  revision: number,
): OutgoingMail {
  const { title } = (newestVersion(paper) ?? paper).metadata;
  const { to = '', on = '' } = paper.handOff?.handedOff ?? {};
  const { text, html } = letter({
    workshop: details,
    greetingName: member.name,
    paragraphs: [
      `A discussion paper was handed to ${to} on ${dateRange(on, on)}, and nobody has noted yet that it was accepted there:`,
      `“${title}”`,
      'Please ask the repository. When it has an identifier there, please note it on the paper’s page of the console: it then stands in public. If it was not taken, please take the note of the hand-off back.',
    ],
    button: { label: 'Note what came of it', href: `${baseUrl}${consolePath(paper)}/hand-off` },
    footnotes: ['You get this as organiser of this workshop. The link asks you to sign in.'],
  });
  return {
    workshopId: paper.workshopId,
    personId: staffToken(member.email),
    to: member.email,
    occurrence: `paper-${paper.id}-hand-off-r${revision}`,
    why: 'paper: handed to a repository, and nothing came back',
    subject: `Accepted by ${shortTitle(to)}? “${shortTitle(title)}”`,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
  };
}
