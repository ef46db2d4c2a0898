import { Table } from '../../../shared/web/table.tsx';
import type { KeptMail } from '../engines/ses.ts';
import { DeskPage, utc } from './pages.tsx';

const SHOWN = 200;

/** All mails to whoever is searched for, the newest first. */
export function InboxPage({ mails, to, now }: { mails: readonly KeptMail[]; to: string; now: number }) {
  return (
    <DeskPage title="Inbox" at="/_desk/inbox" now={now}>
      <h1>Inbox</h1>
      <form method="get" action="/_desk/inbox">
        <div class="field">
          <label for="to">Recipient</label>
          <p class="hint" id="to-hint">
            A part of the address is enough.
          </p>
          <input id="to" name="to" type="text" value={to} aria-describedby="to-hint" />
        </div>
        <button type="submit">Search</button>
      </form>
      <p>
        {mails.length} {mails.length === 1 ? 'mail' : 'mails'}
        {mails.length > SHOWN && `; the newest ${SHOWN} are shown`}
      </p>
      {mails.length > 0 && (
        <Table caption="Mails, the newest first" columns={['When', 'To', 'Subject']}>
          <tbody>
            {mails.slice(0, SHOWN).map((mail) => (
              <tr key={mail.messageId}>
                <td>{utc(Date.parse(mail.at))}</td>
                <td>{mail.to.join(', ')}</td>
                <td>
                  <a href={`/_desk/inbox/${mail.messageId}`}>{mail.subject || '(no subject)'}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </DeskPage>
  );
}

/** One mail with all that its reader, and his mail program, would see. */
export function MailPage({ mail, now }: { mail: KeptMail; now: number }) {
  const facts: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['Reply to', mail.replyTo.join(', ')],
    ['Sent', utc(Date.parse(mail.at))],
    ['Message', mail.messageId],
    ...Object.entries(mail.headers),
    ...Object.entries(mail.tags).map(([name, value]): [string, string] => [`Tag ${name}`, value]),
  ];
  return (
    <DeskPage title={mail.subject} at="/_desk/inbox" now={now}>
      <h1>{mail.subject}</h1>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd class="mono">{value}</dd>
          </>
        ))}
      </dl>
      {mail.html !== undefined && (
        <>
          <h2>As HTML</h2>
          {/* Links open in a window of their own; scripts and forms of a mail do nothing, as in a mail program. */}
          <iframe
            title="The mail as HTML"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcdoc={`<base target="_blank">${mail.html}`}
            class="mail"
          />
        </>
      )}
      {mail.text !== undefined && (
        <>
          <h2>As text</h2>
          <pre class="card mail-text">
            <LinkedText text={mail.text} />
          </pre>
        </>
      )}
      {mail.attachments.length > 0 && (
        <>
          <h2>Attached</h2>
          <ul>
            {mail.attachments.map(({ filename = 'no name', contentType, content }) => (
              <li key={filename}>
                {filename} ({contentType}, {Math.ceil((content.length * 3) / 4)} bytes)
              </li>
            ))}
          </ul>
        </>
      )}
    </DeskPage>
  );
}

function LinkedText({ text }: { text: string }) {
  return <>{text.split(/(https?:\/\/[^\s<>"]+)/).map((part, at) => (at % 2 ? <a href={part}>{part}</a> : part))}</>;
}
