import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../language/language.ts';
import { textsIn } from '../language/texts.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import { letterHead } from './letter.head.ts';

export interface LetterContent {
  readonly workshop: Pick<WorkshopFile, 'title' | 'mail'>;
  /** Of the frame's own words; English where not said. */
  readonly language?: Language;
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
  const { language = 'en', workshop } = content;
  const head = letterHead + renderToString(<title>{workshop.title}</title>);
  const body = renderToString(<Letter {...content} />);
  const html = `<!DOCTYPE html><html lang="${language}" dir="${textsIn(language).dir}"><head>${head}</head>${body}</html>`;
  return { text: asText(content), html };
}

const greeting = ({ language = 'en', greetingName }: LetterContent): string =>
  textsIn(language).t('mail.greeting', { name: greetingName });

const noMoreReminders = ({ language = 'en' }: LetterContent): string => textsIn(language).t('mail.noMoreReminders');

function asText(content: LetterContent): string {
  const { workshop, paragraphs, list = [], button, footnotes = [], unsubscribe } = content;
  const unsubscribing = unsubscribe ? [`${noMoreReminders(content)}: ${unsubscribe}`] : [];
  return [
    greeting(content),
    ...paragraphs,
    list.map(({ label, href }) => (href ? `- ${label}\n  ${href}` : `- ${label}`)).join('\n'),
    button ? `${button.label}:\n${button.href}` : '',
    workshop.mail.signature,
    ['-- ', workshop.title, ...footnotes, ...unsubscribing].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

// Segoe UI has no Bangla letters; Windows has them in Nirmala UI, and phones find theirs by themselves.
const font = 'font-family:Segoe UI,Nirmala UI,Helvetica,Arial,sans-serif';
const text = `font-size:16px;line-height:1.6;color:#1b2a33;${font}`;
const cell = `text-align:left;overflow-wrap:anywhere;${font}`;

/** Inline styles are for light; the classes turn the colours over in the dark (letter.head.ts). */
function Letter(content: LetterContent) {
  const { workshop, preheader, paragraphs, list = [], button, footnotes = [], unsubscribe } = content;
  return (
    <body class="page" style={`margin:0;padding:0;background:#f4f6f7;${font}`}>
      {preheader && <Preheader text={preheader} />}
      <Table class="page" width="100%" style="background:#f4f6f7">
        <tr>
          <td align="center" style="padding:16px 8px">
            <Table class="width sheet" width="100%" style="max-width:600px;background:#ffffff;border:1px solid #c9d3d9">
              <tr>
                <td
                  style={`background:#0b4f6c;color:#ffffff;padding:16px 24px;font-size:18px;line-height:1.4;font-weight:bold;${cell}`}
                >
                  {workshop.title}
                </td>
              </tr>
              <tr>
                <td style={`padding:24px 24px 8px;${cell}`}>
                  <Paragraph text={greeting(content)} />
                  {paragraphs.map((each) => (
                    <Paragraph key={each} text={each} />
                  ))}
                  {list.length > 0 && (
                    <ul class="ink" style={`margin:0 0 16px;padding:0 0 0 22px;${text}`}>
                      {list.map((item) => (
                        <Item key={item.label} {...item} />
                      ))}
                    </ul>
                  )}
                  {button && <Button {...button} />}
                  <Paragraph text={workshop.mail.signature} />
                </td>
              </tr>
            </Table>
            <Table class="width" width="100%" style="max-width:600px">
              <tr>
                <td class="small" style={`padding:12px 24px;color:#4b5c66;font-size:13px;line-height:1.6;${cell}`}>
                  {footnotes.map((each) => (
                    <div key={each}>{each}</div>
                  ))}
                  {unsubscribe && (
                    <div>
                      <a class="small" href={unsubscribe} style="color:#4b5c66">
                        {noMoreReminders(content)}
                      </a>
                    </div>
                  )}
                </td>
              </tr>
            </Table>
          </td>
        </tr>
      </Table>
    </body>
  );
}

/** Tables carry the layout, since Outlook for Windows lays nothing else out; a screen reader hears none of them. */
const Table = ({
  children,
  ...rest
}: {
  class?: string;
  width?: string;
  style: string;
  children: ComponentChildren;
}) => (
  <table role="presentation" cellpadding="0" cellspacing="0" {...rest}>
    <tbody>{children}</tbody>
  </table>
);

const Paragraph = ({ text: content }: { text: string }) => (
  <p class="ink" style={`margin:0 0 16px;white-space:pre-line;${text}`}>
    {content}
  </p>
);

const Item = ({ label, href }: { label: string; href?: string }) => (
  <li style="margin:0 0 4px">
    {href ? (
      <a class="link" href={href} style="color:#0b4f6c">
        {label}
      </a>
    ) : (
      label
    )}
  </li>
);

/** U+034F, U+200C and a no-break space: nothing to see, and a preview line that is too short goes on with them. */
const PADDING = '\u034f\u200c\u00a0'.repeat(120);

/** Hidden in the mail itself, and followed by enough of nothing that no preview shows the mail's text behind it. */
const Preheader = ({ text: preview }: { text: string }) => (
  <div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all">
    {preview}
    {PADDING}
  </div>
);

/** Outlook gives a link no padding, so there the cell has it; everywhere else the whole button is the link. */
const Button = ({ label, href }: { label: string; href: string }) => (
  <Table style="margin:24px 0;border-collapse:separate">
    <tr>
      <td class="button" align="center" style="background:#0b4f6c;border-radius:5px;mso-padding-alt:13px 22px">
        <a
          class="button"
          href={href}
          style={`display:inline-block;padding:13px 22px;background:#0b4f6c;border-radius:5px;color:#ffffff;font-size:16px;line-height:1.4;font-weight:bold;text-decoration:none;${font}`}
        >
          {label}
        </a>
      </td>
    </tr>
  </Table>
);
