import { withReportOwed } from '../../../shared/follow-up/plan.ts';
import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import { listWithErased } from '../../../shared/people/person.store.ts';
import { unreachable } from '../../../shared/people/person.ts';
import { currentEdition, languagesOf, markedSent, mustBeSendable, type Report } from '../../../shared/report/report.ts';
import { changeReport, readReport } from '../../../shared/report/report-item.store.ts';
import type { ReportState } from '../../../shared/report/report-state.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed } from '../../../shared/web/reply.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { ReportJson, ReportSendingJson } from '../api/report.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { orReportAgain } from './again.tsx';
import { SeenSchema } from './approval.ts';
import { reportJson } from './json.ts';

/** The approved edition goes to the participants: to how many, said before; once. */
export const sendingRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/report/send', 'organiser', async (visit, request) => {
    const { id } = visit.workshop.details;
    const [report, { people }] = await Promise.all([readReport(context.table, id), listWithErased(context.table, id)]);
    const recipients = {
      mailed: people.filter(({ person }) => unreachable(person) === undefined).length,
      unsubscribed: people.filter(({ person }) => unreachable(person) === 'unsubscribed').length,
      undeliverable: people.filter(({ person }) => unreachable(person) === 'undeliverable').length,
    };
    return answer<typeof ReportSendingJson>(request, {
      page: () => <SendPage visit={visit} report={report} recipients={recipients} />,
      json: { ...reportJson(visit, report), recipients },
    });
  }),
  memberPost(context, '/report/send', 'organiser', SeenSchema, (visit, request) =>
    orReportAgain(context, visit, request, async () => {
      const { seen } = parseFields(SeenSchema, fieldsOf(request.body));
      const { id } = visit.workshop.details;
      const act = { by: visit.identity.email, now: request.now, seen };
      const { number } = mustBeSendable(await readReport(context.table, id), act);
      // The debt first: its run marks the edition as sent, should this break off here.
      await changeWorkshop(context.table, id, (found) => withReportOwed(found, number, act));
      const report = await changeReport(context.table, id, (found) => markedSent(found, number, act));
      return changed<typeof ReportJson>(request, `${visit.home}/report`, reportJson(visit, report));
    }),
  ),
];

/** Why an edition is not to be sent. */
const UNSENDABLE: Readonly<Record<ReportState, (edition: number) => string>> = {
  draft: (edition) => `Edition ${edition} is a draft. Please approve it first.`,
  writing: (edition) =>
    `Edition ${edition} is approved and is being written. It can be sent when it is there, in some minutes.`,
  approved: (edition) => `The files of edition ${edition} are gone. Please approve the next one.`,
  sent: (edition) => `Edition ${edition} was sent already; each edition goes out once.`,
};

interface Recipients {
  readonly mailed: number;
  readonly unsubscribed: number;
  readonly undeliverable: number;
}

function SendPage({
  visit,
  report,
  recipients,
}: {
  readonly visit: StaffVisit;
  readonly report: Report;
  readonly recipients: Recipients;
}) {
  const { home } = visit;
  const edition = report.state === 'approved' ? currentEdition(report) : undefined;
  const lacking = edition ? languagesOf(edition).filter((language) => edition.changed[language] === undefined) : [];
  return (
    <StaffPage visit={visit} title="Send the report" current="report">
      <h1>Send the report to the participants</h1>
      {!edition ? (
        <p class="note warn">{UNSENDABLE[report.state](report.edition)}</p>
      ) : lacking.length > 0 ? (
        <p class="note warn">
          The mail has to say what the answers changed, and edition {edition.number} does not say it in{' '}
          {lacking.map((language) => LANGUAGES[language].englishName).join(' and ')}. Please begin the next edition,
          write it there under “What their answers changed”, and approve it.
        </p>
      ) : (
        <>
          <div class="note warn">
            <p>
              <strong>
                This sends a mail to {recipients.mailed} {recipients.mailed === 1 ? 'person' : 'people'}, and it cannot
                be undone.
              </strong>
            </p>
            <p>
              It thanks them, says what their answers changed, and leads each to the report. Mails that are turned off:{' '}
              {recipients.unsubscribed}; addresses that mail does not reach: {recipients.undeliverable}. All of them
              find the report on their page.
            </p>
          </div>
          <h2>What the mail says that their answers changed</h2>
          {LanguageSchema.options.map((language) =>
            edition.changed[language] === undefined ? null : (
              <section key={language} class="card">
                <h3>{LANGUAGES[language].englishName}</h3>
                <p class="written" lang={language}>
                  {edition.changed[language]}
                </p>
              </section>
            ),
          )}
          <p>
            Whose language is not among these gets it in {LANGUAGES[languagesOf(edition)[0] ?? 'en'].englishName}. The
            words around it stand under <a href={`${home}/mails`}>Mails</a>.
          </p>
          <form method="post" action={`${home}/report/send`} data-once>
            <input type="hidden" name="seen" value={report.revision} />
            <div class="actions">
              <button type="submit">
                Send edition {edition.number} to {recipients.mailed} {recipients.mailed === 1 ? 'person' : 'people'}
              </button>
              <a class="button plain" href={`${home}/report`}>
                Not now
              </a>
            </div>
          </form>
        </>
      )}
    </StaffPage>
  );
}
