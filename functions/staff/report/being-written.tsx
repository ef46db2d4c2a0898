import { LANGUAGES } from '../../../shared/language/language.ts';
import type { Report } from '../../../shared/report/report.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';

/** An approved edition that is not there yet: how that goes on, and what an organiser can do meanwhile. */
export function BeingWritten({ visit, report }: { readonly visit: StaffVisit; readonly report: Report }) {
  const { home, role, workshop } = visit;
  const { approval, edition, debts } = report;
  if (!approval) return null;
  const isGivenUp = debts.owed.edition?.parked === true;
  const moment = shortMoment(Date.parse(approval.at), workshop.details.timeZone);
  const languages = approval.languages.map((language) => LANGUAGES[language].englishName).join(' and ');
  return (
    <section class={`note ${isGivenUp ? 'bad' : 'warn'}`} id="being-written">
      <h2>{isGivenUp ? `Edition ${edition} could not be written` : `Edition ${edition} is being written`}</h2>
      <p>
        {approval.by} approved it on {moment}, in {languages}.{' '}
        {isGivenUp
          ? 'Afterword has tried many times and has stopped trying. Please tell whoever runs Afterword; when the cause is mended, let it try again.'
          : 'That takes a minute or two. You can leave this page: it shows the edition when it is there.'}
      </p>
      <div class="actions">
        {!isGivenUp && (
          <a class="button plain" href={`${home}/report`}>
            See whether it is there
          </a>
        )}
        {isGivenUp && role === 'organiser' && (
          <form method="post" action={`${home}/retry`} data-once>
            <button type="submit">Try again</button>
          </form>
        )}
        {role === 'organiser' && (
          <form method="post" action={`${home}/report/reopen`} data-once>
            <input type="hidden" name="seen" value={report.revision} />
            <button type="submit" class="plain">
              Take the approval back
            </button>
          </form>
        )}
      </div>
    </section>
  );
}
