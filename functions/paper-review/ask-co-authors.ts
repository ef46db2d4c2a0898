import { type Said, say } from '../../shared/language/texts.ts';
import type { MailState, OutgoingMail } from '../../shared/mail/mail.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import type { CoAuthor } from '../../shared/papers/co-author.ts';
import { answersOf, hearsCoAuthors, owedNext, pursued } from '../../shared/papers/co-authors.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { shortTitle } from '../../shared/papers/metadata.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { troubleAt } from '../../shared/people/address.store.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { authorMail } from './author-mail.ts';
import { coAuthorMail } from './co-author-mail.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun, paperInHand, sendAll } from './paper-run.ts';

/**
 * Asks, reminds and gives up waiting for co-authors, and tells the author who does not agree. First the paper says what is
 * due, then the mails that follow from it go out, each once, and then the paper owes whatever comes next; so a run that died
 * anywhere is gone through again by the next one. `now` in epoch ms.
 * @throws MailUnsettled; Throttled, which the workflow retries
 */
export async function askCoAuthors(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'settle' | 'stop'>> {
  if (!(await paperInHand(context, run))) return { next: 'stop' };
  const workshop = await readWorkshop(context.table, run.workshopId);
  const { details } = workshop;
  const paper = await changeInHand(context, run, (found) => pursued(found, details, now));
  if (!paper) return { next: 'stop' };
  const mails = hearsCoAuthors(paper)
    ? [...(await questions(context, workshop, paper, now)), ...(await declines(context, paper, now))]
    : [];
  await sendAll(context, mails, now);
  await changeInHand(context, run, (found) => owedNext(found, run.debt, details, now));
  return { next: 'settle' };
}

/** What goes to those whose answer is waited for. None to an address where no mail arrives: staff see that. */
async function questions(
  context: PaperReviewContext,
  workshop: Workshop,
  paper: Paper,
  now: number,
): Promise<OutgoingMail[]> {
  const author = (await findParticipant(context.table, paper.workshopId, paper.personId))?.person;
  if (!author) return [];
  const mails: OutgoingMail[] = [];
  for (const coAuthor of paper.coAuthors.filter(({ asked, answer }) => asked && !answer)) {
    const mail = coAuthorMail(context, workshop, paper, author.name, coAuthor);
    const why = await whyNoneArrives(context, paper, coAuthor);
    if (why === undefined) mails.push(mail);
    else await context.mailer.withhold([{ ...mail, why: `mail to ${mail.to} does not arrive: ${why}` }], now);
  }
  return mails;
}

/** What is known of the address, as a participant's or by the first mail there. */
async function whyNoneArrives({ table }: PaperReviewContext, paper: Paper, coAuthor: CoAuthor) {
  const { workshopId, personId } = paper;
  const first = coAuthor.remindedAt
    ? await table.read(
        MailIntentItem,
        keys.mail(workshopId, personId, guestOccurrence({ paperId: paper.id, guestId: coAuthor.id, what: 'asked' })),
      )
    : undefined;
  if (first && ENDED.includes(first.state)) return first.problem ?? 'the first mail there came back';
  return (await troubleAt(table, workshopId, coAuthor.email))?.why;
}

const ENDED: readonly MailState[] = ['failed', 'bounced', 'complained'];

/** What the author is told of those who do not agree, once for each time that they said so. */
async function declines(context: PaperReviewContext, paper: Paper, now: number): Promise<OutgoingMail[]> {
  const against = paper.coAuthors.filter(({ answer }) => answer?.what === 'declined');
  const mails = await Promise.all(
    against.map((coAuthor) => authorMail(context, paper, now, () => newsOf(paper, coAuthor))),
  );
  return mails.flat();
}

function newsOf(paper: Paper, { id, name, answer }: CoAuthor) {
  const title = (newestVersion(paper) ?? paper).metadata.title;
  const reason: Said = answer?.reason ?? '';
  return {
    // No mail to a guest: it goes to the author, and comes back from there.
    occurrence: `paper-${paper.id}-declined-${id}-${answersOf(paper, id)}`,
    subject: say('coAuthor.mail.declined', { name, title: shortTitle(title) }),
    paragraphs: [say('coAuthor.mail.declinedWhat', { name, title }), reason, say('coAuthor.mail.declinedNext')],
    button: say('mail.paper.open'),
  };
}
