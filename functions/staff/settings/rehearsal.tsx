import * as z from 'zod';
import { REHEARSAL, type Rehearsed, rehearsalOf } from '../../../shared/follow-up/rehearsal.ts';
import { LANGUAGES } from '../../../shared/language/language.ts';
import { type SendOutcome, Throttled } from '../../../shared/mail/mail.ts';
import { readWording } from '../../../shared/mail/wording.store.ts';
import type { Wording } from '../../../shared/mail/wording.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { keys, randomToken, staffToken } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, page } from '../../../shared/web/reply.ts';
import { Table } from '../../../shared/web/table.tsx';
import { momentOf } from '../../../shared/workshop/opening.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { RehearsalJson, RehearsalSentJson } from '../api/settings.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';

const PATH = '/settings/rehearsal';
const DAY_MS = 86_400_000;
const MOST_A_DAY = 200;

/** What was pressed, and when its page was made: the ledger lists what one press sent side by side. */
const PressSchema = z.object({
  press: z
    .string()
    .regex(/^\d{13}-[A-Za-z0-9_-]{16}$/, 'Please open the page again and press the button there.')
    .optional(),
});

/** Every mail of the plan, to whoever asks for it and nobody else. */
export function rehearsalRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
      const press = `${request.now}-${randomToken()}`;
      const mails = await rehearsal(context, visit, press);
      return answer<typeof RehearsalJson>(request, {
        page: () => <RehearsalPage visit={visit} mails={mails} press={press} />,
        json: { to: visit.identity.email, mails: mails.map(mailJson), rehearsed: visit.workshop.rehearsed ?? null },
      });
    }),
    memberPost(context, PATH, 'organiser', PressSchema, async (visit, request) => {
      const { press = `${request.now}-${randomToken()}` } = parseFields(PressSchema, fieldsOf(request.body));
      const mails = await rehearsal(context, visit, press);
      try {
        const { sent } = await send(context, visit, mails, press, request.now);
        const by = visit.identity.email;
        const workshop = await changeWorkshop(context.table, visit.workshop.details.id, (found) =>
          sent === 0 && found.rehearsed
            ? found
            : { ...found, rehearsed: { at: new Date(request.now).toISOString(), by } },
        );
        return answer<typeof RehearsalSentJson>(request, {
          page: () => <RehearsalPage visit={{ ...visit, workshop }} mails={mails} sent={sent} />,
          json: { to: by, sent, mails: mails.map(mailJson), rehearsed: workshop.rehearsed },
        });
      } catch (error) {
        if (!(error instanceof Refusal) || request.wantsJson) throw error;
        return page(<RehearsalPage visit={visit} mails={mails} press={press} refusal={error} />, {
          status: STATUS[error.reason].status,
        });
      }
    }),
  ];
}

/** In every language in which somebody is written to, or will be. */
async function rehearsal(context: StaffContext, visit: StaffVisit, press: string): Promise<Rehearsed[]> {
  const { details } = visit.workshop;
  const { email } = visit.identity;
  const everyone = await listEveryone(context.table, details.id);
  const languages = [...new Set([details.language, ...everyone.map(({ person }) => person.language)])];
  const kinds = [...new Set(details.followUp.steps.map(({ kind }) => kind))];
  const wordings = new Map<string, Wording>();
  for (const language of languages) {
    for (const kind of kinds) {
      const { wording } = await readWording(context.table, details.id, kind, language);
      wordings.set(`${kind} ${language}`, wording);
    }
  }
  return rehearsalOf({
    baseUrl: context.baseUrl,
    workshop: visit.workshop,
    wordingOf: (kind, language) => {
      const wording = wordings.get(`${kind} ${language}`);
      if (!wording) throw new Error(`The wording of ${kind} in ${language} was not read.`);
      return wording;
    },
    languages,
    to: { email, token: staffToken(email) },
    press,
  });
}

/** @throws Refusal `too-often`; `unavailable` when SES does not take all: the same press then sends the rest */
async function send(
  { table, mailer }: StaffContext,
  { identity: { email }, workshop }: StaffVisit,
  mails: readonly Rehearsed[],
  press: string,
  now: number,
): Promise<SendOutcome> {
  const named = (suffix: string) => keys.mail(workshop.details.id, staffToken(email), `${REHEARSAL}${suffix}`);
  const before = table.between(named('').pk, named(`${now - DAY_MS}`).sk, named(':').sk, MOST_A_DAY);
  const others = (await Array.fromAsync(before)).filter((item) => !String(item.sk).startsWith(named(press).sk));
  if (others.length + mails.length > MOST_A_DAY) {
    throw new Refusal(
      'too-often',
      `A rehearsal would send you ${mails.length} mails, and no more than ${MOST_A_DAY} are sent within a day. Please try again tomorrow, or look at the mails under “Mails”.`,
    );
  }
  const outcome = await mailer
    .send(
      mails.map(({ mail }) => mail),
      now,
    )
    .catch((error: unknown) => {
      if (!(error instanceof Throttled)) throw error;
      throw new Refusal(
        'unavailable',
        'The mail service asks to slow down or has paused sending, so not every mail was sent. Please press the button again in a few minutes: what was sent already is not sent twice.',
      );
    });
  if (outcome.failed > 0) {
    throw new Refusal(
      'unavailable',
      `The mail service did not take ${outcome.failed} of the ${mails.length} mails to ${email}. Please tell whoever runs this installation.`,
    );
  }
  return outcome;
}

const mailJson = ({ step, at, language, mail }: Rehearsed) => ({
  step: step.id,
  kind: step.kind,
  language,
  plannedFor: new Date(at).toISOString(),
  subject: mail.subject,
});

function RehearsalPage({
  visit,
  mails,
  press,
  sent,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly mails: readonly Rehearsed[];
  /** Absent where it was pressed. */
  readonly press?: string;
  readonly sent?: number;
  readonly refusal?: Refusal;
}) {
  const { email } = visit.identity;
  const count = mails.length === 1 ? 'one mail' : `${mails.length} mails`;
  return (
    <StaffPage visit={visit} title="Rehearsal" current="settings">
      <h1>Rehearsal</h1>
      {refusal && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      {sent !== undefined && (
        <p class="note good" role="status">
          {sent === 0
            ? `These mails were sent to ${email} already, and nothing was sent twice.`
            : `${sent === 1 ? 'One mail was' : `${sent} mails were`} sent to ${email}, and to nobody else.`}
        </p>
      )}
      <p>
        Every mail of the plan as it would be, in its order, for somebody who is made up. It goes to{' '}
        <strong>{email}</strong> alone, is marked as a rehearsal, and its links lead to the example of the
        questionnaire, where nothing is stored. The plan itself is not touched.
      </p>
      <Table
        caption={sent === undefined ? 'What would be sent' : 'What was sent'}
        columns={['Subject', 'Language', 'The plan sends it']}
      >
        <tbody>
          {mails.map(({ mail, at, language }) => (
            <tr key={mail.occurrence}>
              <td lang={language}>{mail.subject}</td>
              <td>{LANGUAGES[language].englishName}</td>
              <td>{momentOf(visit.workshop, at)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {press && (
        <form method="post" action={`${visit.home}${PATH}`} data-once>
          <input type="hidden" name="press" value={press} />
          <div class="actions">
            <button type="submit">Send me {count}</button>
            <a class="button plain" href={`${visit.home}/settings`}>
              Send none
            </a>
          </div>
        </form>
      )}
      {!press && (
        <div class="actions">
          <a class="button" href={`${visit.home}/settings`}>
            To the workshop
          </a>
        </div>
      )}
    </StaffPage>
  );
}
