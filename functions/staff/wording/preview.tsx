import type { Preview } from '../../../shared/follow-up/mail-preview.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Reply } from '../../../shared/web/reply.ts';
import type { TypedWording } from './letters.ts';

/** A mail as it would come to one person: its lines, its text, and its HTML in a frame that can do nothing. */
export function MailPreview({
  preview: { mail, preheader, asIf },
  language,
  mailFrom,
  frame,
  typed,
}: {
  readonly preview: Preview;
  readonly language: Language;
  readonly mailFrom: string;
  /** The address of the HTML part for this person. */
  readonly frame: string;
  /** What is shown without being stored, which no address can hold: a form brings it into the frame. */
  readonly typed?: (TypedWording & { readonly person: string }) | undefined;
}) {
  return (
    <>
      {asIf.map((sentence) => (
        <p class="note warn" key={sentence}>
          {sentence}
        </p>
      ))}
      <dl class="facts">
        <dt>From</dt>
        <dd>
          {mail.fromName} &lt;{mailFrom}&gt;
        </dd>
        <dt>Reply-To</dt>
        <dd>{mail.replyTo}</dd>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        <dt>Subject</dt>
        <dd lang={language}>{mail.subject}</dd>
        <dt>Preview line</dt>
        <dd lang={language}>{preheader || 'none: mail programs show how the mail begins'}</dd>
        {mail.calendar && (
          <>
            <dt>Attached</dt>
            <dd>an entry for the calendar</dd>
          </>
        )}
      </dl>
      <p class="soft">
        The links in a preview lead to the home page of this site. In a mail that is sent they are the person’s own.
      </p>
      <h3>As mail programs show it</h3>
      {typed && (
        <form method="post" action={frame} target="mail" data-at-once>
          {Object.entries(typed).map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          <div class="actions">
            <button class="plain" type="submit">
              Show the mail
            </button>
          </div>
        </form>
      )}
      <iframe
        class="mail"
        name="mail"
        title="The mail as mail programs show it"
        sandbox=""
        src={typed ? undefined : frame}
      />
      <h3>As plain text</h3>
      <div class="card written" lang={language}>
        {mail.text}
      </div>
    </>
  );
}

/**
 * The HTML part by itself, for the frame. The styles stand at its elements, as mail programs want them; nothing is
 * loaded, nothing runs, and only our own pages may frame it.
 */
export const framedMail = (html: string): Reply => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    'x-frame-options': 'SAMEORIGIN',
    'cache-control': 'private, no-store',
  },
  cookies: [],
  body: html,
});
