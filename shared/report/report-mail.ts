import { letter } from '../mail/letter.tsx';
import type { OutgoingMail } from '../mail/mail.ts';
import { staffToken } from '../store/keys.ts';
import type { StaffMember, WorkshopFile } from '../workshop/workshop.ts';

/** What the mail says before one opens the report. */
export interface Headline {
  readonly invited: number;
  readonly feedback: number;
  readonly swot: number;
  readonly papers: number;
}

/** Tells an organiser that the follow-up is closed and where its report is. One per closing (`revision`). */
export function reportMail(
  baseUrl: string,
  details: WorkshopFile,
  organiser: StaffMember,
  revision: number,
  { invited, feedback, swot, papers }: Headline,
): OutgoingMail {
  const { text, html } = letter({
    workshop: details,
    greetingName: organiser.name,
    preheader: `Feedback from ${feedback} of ${invited}, SWOT input from ${swot}, papers: ${papers}.`,
    paragraphs: [
      `The follow-up of the ${details.title} is closed: the forms take nothing more, and no more mails go out.`,
      'Its summary report is written:',
    ],
    list: [
      { label: `Feedback from ${feedback} of ${invited} participants` },
      { label: `SWOT input from ${swot} of ${invited}` },
      { label: papers === 1 ? '1 discussion paper sent in' : `${papers} discussion papers sent in` },
    ],
    button: { label: 'Read the report', href: `${baseUrl}/staff/w/${details.id}/report` },
    footnotes: ['You get this because you are an organiser of this workshop. The report asks you to sign in.'],
  });
  return {
    workshopId: details.id,
    personId: staffToken(organiser.email),
    to: organiser.email,
    occurrence: `report-r${revision}`,
    why: 'The follow-up is closed and its summary report is written.',
    subject: `Summary report: ${details.title}`,
    text,
    html,
    fromName: details.mail.fromName,
    replyTo: details.mail.replyTo,
  };
}
