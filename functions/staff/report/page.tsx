import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { type Edition, languagesOf, type Report, TextSlotSchema, textIn } from '../../../shared/report/report.ts';
import { after } from '../../../shared/report/report-state.ts';
import { Table } from '../../../shared/web/table.tsx';
import { closesAt } from '../../../shared/workshop/calendar.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { BeingWritten } from './being-written.tsx';
import { SLOTS, STATES } from './words.ts';

/** The report's desk: where it stands, what staff write in it, and its editions. */
export function ReportPage({
  visit,
  report,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly report: Report;
  readonly refusal?: Refusal;
}) {
  const { home, workshop } = visit;
  const { label, tone } = STATES[report.state];
  const isOrganiser = visit.role === 'organiser';
  return (
    <StaffPage visit={visit} title="Report" current="report">
      <h1>Summary report</h1>
      {refusal && (
        <div class="note bad" role="alert">
          <p>{refusal.message}</p>
        </div>
      )}
      <p>
        Edition {report.edition}: <span class={`tag ${tone}`}>{label}</span>
      </p>
      <BeingWritten visit={visit} report={report} />
      {!workshop.closedAt && (
        <p class="note">
          The follow-up closes on {momentOf(workshop, closesAt(workshop))}; organisers get a mail then. Until then the
          draft changes with every answer.
        </p>
      )}
      <h2>Read it as it stands</h2>
      <ul class="choices">
        {LanguageSchema.options.map((language) => (
          <li key={language}>
            <a class="target" href={`${home}/report/draft?language=${language}`}>
              Read it in {LANGUAGES[language].englishName}
            </a>
          </li>
        ))}
      </ul>
      <Texts visit={visit} report={report} />
      {isOrganiser && report.state !== 'writing' && <NextStep visit={visit} report={report} />}
      <Editions visit={visit} report={report} />
    </StaffPage>
  );
}

function Texts({ visit: { home, role }, report }: { readonly visit: StaffVisit; readonly report: Report }) {
  const mayWrite = role !== 'viewer' && report.state === 'draft';
  return (
    <>
      <h2>What you write in it</h2>
      <p>
        {report.state === 'draft'
          ? 'Figures, lists and tables are generated. Beside them stands what you write, in each language.'
          : report.state === 'writing'
            ? 'What is approved stays as it is. To change a text, take the approval back.'
            : 'What is approved stays as it is. To change a text, begin the next edition.'}
      </p>
      <Table
        caption="Texts of the staff"
        columns={['Place', ...LanguageSchema.options.map((language) => LANGUAGES[language].englishName)]}
      >
        <tbody>
          {TextSlotSchema.options.map((slot) => (
            <tr key={slot}>
              <th scope="row">{SLOTS[slot].label}</th>
              {LanguageSchema.options.map((language) => (
                <td key={language}>
                  <a class="target" href={`${home}/report/text/${slot}?language=${language}`}>
                    {textIn(report, slot, language) ? (mayWrite ? 'Change' : 'Read') : mayWrite ? 'Write' : 'Nothing'}
                    <span class="visually-hidden">
                      : {SLOTS[slot].label}, {LANGUAGES[language].englishName}
                    </span>
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function NextStep({ visit: { home, workshop }, report }: { readonly visit: StaffVisit; readonly report: Report }) {
  const seen = <input type="hidden" name="seen" value={report.revision} />;
  return (
    <>
      <h2>What comes next</h2>
      {after(report.state, 'approve') && (
        <form method="post" action={`${home}/report/approve`} class="card" data-once>
          {seen}
          <p>
            Approving keeps edition {report.edition} as it stands now, as HTML and as a Word document, unchangeable. It
            is there in a minute or two. Nothing is sent by it, and you can begin another edition afterwards.
            {!workshop.closedAt && ' The follow-up is still open: what comes in later is not in it.'}
          </p>
          <fieldset>
            <legend>In which languages?</legend>
            <div class="options stacked">
              {LanguageSchema.options.map((language) => (
                <label key={language}>
                  <input type="checkbox" name="languages" value={language} checked />
                  <span>{LANGUAGES[language].englishName}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div class="actions">
            <button type="submit">Approve edition {report.edition}</button>
          </div>
        </form>
      )}
      {after(report.state, 'send') && (
        <div class="actions">
          <a class="button" href={`${home}/report/send`}>
            Send it to the participants …
          </a>
        </div>
      )}
      {after(report.state, 'reopen') && (
        <form method="post" action={`${home}/report/reopen`} class="card" data-once>
          {seen}
          <p>
            The next edition begins as a draft, with the texts as they are now.{' '}
            {report.state === 'sent'
              ? 'Participants keep reading the edition that they have, until you send another one.'
              : `Edition ${report.edition} stays in the list below and is sent to nobody.`}
          </p>
          <div class="actions">
            <button type="submit" class="plain">
              Begin edition {report.edition + 1}
            </button>
          </div>
        </form>
      )}
    </>
  );
}

function Editions({ visit, report }: { readonly visit: StaffVisit; readonly report: Report }) {
  if (report.editions.length === 0) return null;
  return (
    <>
      <h2>Editions</h2>
      {report.editions.toReversed().map((edition) => (
        <EditionCard key={edition.number} visit={visit} edition={edition} />
      ))}
    </>
  );
}

function EditionCard({
  visit: { home, workshop },
  edition,
}: {
  readonly visit: StaffVisit;
  readonly edition: Edition;
}) {
  const moment = (at: string): string => shortMoment(Date.parse(at), workshop.details.timeZone);
  const { number, approved, sent, takenBackAt, files } = edition;
  return (
    <section class="card" id={`edition-${number}`}>
      <h3>Edition {number}</h3>
      <p>
        Approved by {approved.by}, {moment(approved.at)}.{' '}
        {sent ? `Sent by ${sent.by}, ${moment(sent.at)}.` : 'Not sent.'}
      </p>
      {takenBackAt !== undefined ? (
        <p class="note warn">
          Somebody whom it named was erased on {moment(takenBackAt)}, so its files were deleted. Please approve the next
          edition, which does not name that person.
        </p>
      ) : (
        languagesOf(edition).map((language) => (
          <p key={language}>
            {LANGUAGES[language].englishName}:{' '}
            <a class="target" href={`${home}/report/editions/${number}/${language}/html`}>
              read it (HTML)
            </a>{' '}
            ·{' '}
            <a class="target" href={`${home}/report/editions/${number}/${language}/docx`}>
              download it (Word)
            </a>
          </p>
        ))
      )}
      <details>
        <summary>Fingerprints of its files (SHA-256)</summary>
        <dl class="facts">
          {files.map(({ language, format, sha256 }) => (
            <div key={`${language} ${format}`}>
              <dt>
                {LANGUAGES[language].englishName}, {format.toUpperCase()}
              </dt>
              <dd class="mono">{sha256}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
