import type { MailIntent } from '../../../shared/mail/mail.ts';
import { MailIntentItem } from '../../../shared/mail/mailer.store.ts';
import type { CoAuthor } from '../../../shared/papers/co-author.ts';
import { guestOccurrence } from '../../../shared/papers/guest-mail.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Table } from '../../../shared/store/table.store.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';

/** By a co-author's id: why no mail arrives. */
export type NotArrived = Readonly<Record<string, string>>;

/** What the ledger knows of the mails to a paper's co-authors, where they came back or did not go out. */
export async function notArrived(table: Table, paper: Paper): Promise<NotArrived> {
  const found = await Promise.all(
    paper.coAuthors.map(async ({ id, email }): Promise<[string, string][]> => {
      const mails = await Promise.all(['reminded', 'asked'].map((what) => mailOf(table, paper, id, what)));
      const mail = mails.find((each) => each !== undefined);
      if (!mail || !isLost(mail)) return [];
      return [
        [id, mail.state === 'withheld' ? mail.why : `mail to ${email} came back: ${mail.problem ?? 'no reason given'}`],
      ];
    }),
  );
  return Object.fromEntries(found.flat());
}

const mailOf = (table: Table, paper: Paper, id: string, what: string): Promise<MailIntent | undefined> =>
  table.read(
    MailIntentItem,
    keys.mail(paper.workshopId, paper.personId, guestOccurrence({ paperId: paper.id, guestId: id, what })),
  );

function isLost({ state, returned = [] }: MailIntent): boolean {
  switch (state) {
    case 'withheld':
    case 'failed':
    case 'bounced':
    case 'complained':
      return true;
    case 'claimed':
      return returned.length > 0;
    case 'sent':
    case 'delivered':
      return false;
  }
}

/** Whether each co-author agrees, with the address that was asked. Nothing where nobody is. */
export function CoAuthors({
  paper,
  lost,
  timeZone,
}: {
  readonly paper: Paper;
  readonly lost: NotArrived;
  readonly timeZone: string;
}) {
  if (paper.coAuthors.length === 0) return null;
  return (
    <section id="co-authors">
      <h2>Co-authors</h2>
      <ul>
        {paper.coAuthors.map((coAuthor) => (
          <li key={coAuthor.id}>
            <strong>{coAuthor.name}</strong>, {coAuthor.email}: {standingOf(coAuthor, timeZone)}
            {coAuthor.answer?.reason && <p class="card written">{coAuthor.answer.reason}</p>}
            {lost[coAuthor.id] && <p class="note warn">{lost[coAuthor.id]}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function standingOf({ asked, remindedAt, answer }: CoAuthor, timeZone: string): string {
  const moment = (iso: string): string => shortMoment(Date.parse(iso), timeZone);
  if (!answer) {
    if (!asked) return 'is asked as soon as the file has been checked';
    const reminded = remindedAt ? `, reminded ${moment(remindedAt)}` : '';
    return `asked ${moment(asked.at)}${reminded}; may answer until ${moment(asked.until)}`;
  }
  switch (answer.what) {
    case 'confirmed':
      return `confirmed ${moment(answer.at)}`;
    case 'declined':
      return `does not agree to be named, since ${moment(answer.at)}:`;
    case 'silent':
      return `did not answer until ${moment(asked?.until ?? answer.at)}, and is taken to have no objection`;
  }
}
