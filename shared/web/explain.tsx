import { ENGLISH, type Texts } from '../language/texts.ts';
import type { Refusal, RefusalReason, WayOn } from '../refusal.ts';
import { Layout } from './layout.tsx';
import { page, type Reply } from './reply.ts';

/** The HTTP status and the headline of each reason. */
export const STATUS: Readonly<Record<RefusalReason, { status: number; title: string }>> = {
  invalid: { status: 422, title: 'Please check what was entered' },
  malformed: { status: 400, title: 'This could not be read' },
  'not-signed-in': { status: 401, title: 'Please use your personal link' },
  'staff-not-signed-in': { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: 'This is not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Not possible here' },
  conflict: { status: 409, title: 'Somebody was faster' },
  closed: { status: 410, title: 'Closed' },
  'too-large': { status: 413, title: 'Too large' },
  'wrong-type': { status: 415, title: 'This kind of content is not taken here' },
  'too-often': { status: 429, title: 'Too often' },
  unavailable: { status: 503, title: 'Not possible just now' },
};

/** A refusal as a page, or as a problem document (RFC 9457) with an `errors` member by field. */
export function explainRefusal(refusal: Refusal, asJson: boolean, texts: Texts = ENGLISH): Reply {
  const { status, title } = STATUS[refusal.reason];
  return asJson
    ? problem(status, title, refusal.message, refusal.fields)
    : explanation(
        status,
        title,
        refusal.messageIn(texts),
        Object.values(refusal.fieldsIn(texts)),
        refusal.wayOn,
        texts,
      );
}

/** A fault of ours: what to do, and the number under which the log has it. */
export function explainFault(asJson: boolean, requestId: string): Reply {
  const title = 'Something went wrong on our side';
  const message = `Nothing that was stored before is lost. Please try again in a minute. If it happens again, tell the organisers this number: ${requestId}.`;
  return asJson ? problem(500, title, message, {}) : explanation(500, title, message, []);
}

function problem(status: number, title: string, detail: string, fields: Refusal['fields']): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    cookies: [],
    body: JSON.stringify({
      type: 'about:blank',
      title,
      status,
      detail,
      ...(Object.keys(fields).length > 0 && { errors: fields }),
    }),
  };
}

function explanation(
  status: number,
  title: string,
  message: string,
  details: readonly string[],
  wayOn?: WayOn,
  texts: Texts = ENGLISH,
): Reply {
  return page(
    <Layout title={title} texts={texts}>
      <h1>{title}</h1>
      <p>{message}</p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {wayOn && (
        <p>
          <a class="button" href={wayOn.href}>
            {texts.say(wayOn.label)}
          </a>
        </p>
      )}
    </Layout>,
    { status },
  );
}
