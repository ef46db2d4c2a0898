import { renderToString } from 'preact-render-to-string';
import type { WorkshopFile } from '../workshop/workshop.ts';

export interface LetterContent {
  readonly workshop: Pick<WorkshopFile, 'title' | 'mail'>;
  readonly greetingName: string;
  /** The line that mail programs show beside the subject. */
  readonly preheader?: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly { readonly label: string; readonly href?: string }[];
  readonly button?: { readonly label: string; readonly href: string };
  /** Below the signature, small: why one got this, how to get no more. */
  readonly footnotes?: readonly string[];
  readonly unsubscribe?: string;
}

/** The frame of every mail, as text and as HTML that mail programs of the last fifteen years show alike. */
export function letter(content: LetterContent): { text: string; html: string } {
  return { text: asText(content), html: `<!DOCTYPE html>${renderToString(<Letter {...content} />)}` };
}

function asText({ workshop, greetingName, paragraphs, list = [], button, footnotes = [], unsubscribe }: LetterContent) {
  return [
    `Dear ${greetingName},`,
    ...paragraphs,
    list.map(({ label, href }) => (href ? `- ${label}\n  ${href}` : `- ${label}`)).join('\n'),
    button ? `${button.label}:\n${button.href}` : '',
    workshop.mail.signature,
    ['-- ', workshop.title, ...footnotes, ...(unsubscribe ? [`No more reminders: ${unsubscribe}`] : [])].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const font = 'font-family:Segoe UI,Helvetica,Arial,sans-serif';
const paragraph = 'margin:0 0 14px;font-size:16px;line-height:1.5;color:#1b2a33';

function Letter(content: LetterContent) {
  const { workshop, greetingName, preheader, paragraphs, list = [], button, footnotes = [], unsubscribe } = content;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{workshop.title}</title>
      </head>
      <body style={`margin:0;padding:0;background:#f4f6f7;${font}`}>
        {preheader && <div style="display:none;max-height:0;overflow:hidden">{preheader}</div>}
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f6f7">
          <tr>
            <td align="center" style="padding:16px 8px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;background:#ffffff;border:1px solid #c9d3d9"
              >
                <tr>
                  <td
                    style={`background:#0b4f6c;color:#ffffff;padding:16px 24px;font-size:18px;font-weight:bold;${font}`}
                  >
                    {workshop.title}
                  </td>
                </tr>
                <tr>
                  <td style={`padding:24px;${font}`}>
                    <p style={paragraph}>Dear {greetingName},</p>
                    {paragraphs.map((text) => (
                      <p key={text} style={`${paragraph};white-space:pre-line`}>
                        {text}
                      </p>
                    ))}
                    {list.length > 0 && (
                      <ul style="margin:0 0 14px;padding-left:22px;font-size:16px;line-height:1.6;color:#1b2a33;word-break:break-word">
                        {list.map(({ label, href }) => (
                          <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
                        ))}
                      </ul>
                    )}
                    {button && (
                      <p style="margin:20px 0">
                        <a
                          href={button.href}
                          style="display:inline-block;background:#0b4f6c;color:#ffffff;padding:13px 22px;font-size:16px;font-weight:bold;text-decoration:none;border-radius:5px"
                        >
                          {button.label}
                        </a>
                      </p>
                    )}
                    <p style={`${paragraph};white-space:pre-line`}>{workshop.mail.signature}</p>
                  </td>
                </tr>
              </table>
              <div style="max-width:600px;text-align:left;color:#4b5c66;font-size:13px;line-height:1.5;padding:12px 8px">
                {footnotes.map((text) => (
                  <div key={text}>{text}</div>
                ))}
                {unsubscribe && (
                  <div>
                    <a href={unsubscribe} style="color:#4b5c66">
                      No more reminders
                    </a>
                  </div>
                )}
              </div>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}
