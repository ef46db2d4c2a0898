import { ENGLISH, type Said, say, type Texts } from '../language/texts.ts';
import { type Refusal, type RefusalReason, TooOften, type WayOn } from '../refusal.ts';
import { Layout } from './layout.tsx';
import { page, type Reply } from './reply.ts';

/** The HTTP status and the headline of each reason. */
export const STATUS: Readonly<Record<RefusalReason, { status: number; title: Said }>> = {
  invalid: { status: 422, title: say('web.invalid') },
  malformed: { status: 400, title: say('web.malformed') },
  'not-signed-in': { status: 401, title: say('web.notSignedIn') },
  'staff-not-signed-in': { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: say('web.forbidden') },
  'not-found': { status: 404, title: say('web.notFound') },
  'method-not-allowed': { status: 405, title: say('web.methodNotAllowed') },
  conflict: { status: 409, title: say('web.conflict') },
  closed: { status: 410, title: say('web.closed') },
  erased: { status: 410, title: say('erased.title') },
  'too-large': { status: 413, title: say('web.tooLarge') },
  'wrong-type': { status: 415, title: say('web.wrongType') },
  'too-often': { status: 429, title: say('web.tooOften') },
  unavailable: { status: 503, title: say('web.unavailable') },
};

/** A refusal as a page, or as a problem document (RFC 9457) with an `errors` member by field. */
export function explainRefusal(refusal: Refusal, asJson: boolean, texts: Texts = ENGLISH): Reply {
  const { status, title } = STATUS[refusal.reason];
  const reply = asJson
    ? problem(status, title, refusal.message, refusal.fields)
    : explanation(
        status,
        title,
        refusal.messageIn(texts),
        Object.values(refusal.fieldsIn(texts)),
        texts,
        refusal.wayOn,
      );
  return { ...reply, headers: { ...reply.headers, ...retryAfter(refusal) } };
}

/** When what was refused is taken, where that is known. */
export const retryAfter = (refusal: Refusal): Reply['headers'] =>
  refusal instanceof TooOften ? { 'retry-after': String(refusal.retryAfterS) } : {};

/** A problem document whose sentences a page's script shows to a person, and so in that person's language. */
export function explainToScript(refusal: Refusal, texts: Texts): Reply {
  const { status, title } = STATUS[refusal.reason];
  return problem(status, title, refusal.messageIn(texts), refusal.fieldsIn(texts));
}

/** A fault of ours: what to do, and the number under which the log has it. */
export function explainFault(asJson: boolean, requestId: string, texts: Texts = ENGLISH): Reply {
  const title = say('web.fault');
  const message = say('web.faultWhat', { number: requestId });
  return asJson
    ? problem(500, title, ENGLISH.say(message), {})
    : explanation(500, title, texts.say(message), [], texts);
}

function problem(status: number, title: Said, detail: string, fields: Refusal['fields']): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    cookies: [],
    body: JSON.stringify({
      type: 'about:blank',
      title: ENGLISH.say(title),
      status,
      detail,
      ...(Object.keys(fields).length > 0 && { errors: fields }),
    }),
  };
}

function explanation(
  status: number,
  title: Said,
  message: string,
  details: readonly string[],
  texts: Texts,
  wayOn?: WayOn,
): Reply {
  return page(
    <Layout title={texts.say(title)} texts={texts}>
      <h1>{texts.say(title)}</h1>
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
