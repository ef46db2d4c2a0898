import { MAX_ROWS } from '../../../shared/people/import.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, FieldError } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

const COLUMNS = [
  ['name', 'required'],
  ['email', 'required; two people may share one, and are told apart by name'],
  ['organisation', 'required'],
  ['position', 'optional'],
  ['telephone', 'optional'],
  ['papers_promised', 'optional: how many discussion papers were promised, 0 to 10'],
  ['language', 'optional: in which language the person is written to, en or bn; the workshop’s own where not said'],
] as const;

/** The first step: the table. */
export function StartPage({
  visit,
  typed = '',
  errors = {},
}: {
  readonly visit: StaffVisit;
  readonly typed?: string;
  readonly errors?: FieldErrors;
}) {
  return (
    <StaffPage visit={visit} title="Import participants" current="participants">
      <h1>Import participants</h1>
      <ErrorSummary errors={errors} />
      <p>
        A table as a CSV file, of at most 1 MB and {MAX_ROWS.toLocaleString('en-GB')} rows. The first row names the
        columns, in any order and in your own words: on the next page you say which is which, and see what would become
        of each row before anything is imported. The same table again changes nothing; a corrected one brings the people
        up to date.
      </p>
      <dl class="facts">
        {COLUMNS.map(([column, about]) => (
          <>
            <dt class="mono">{column}</dt>
            <dd>{about}</dd>
          </>
        ))}
      </dl>
      <form
        method="post"
        action={`${visit.home}/participants/import`}
        enctype="multipart/form-data"
        class="card"
        data-once
      >
        <div class="field">
          <label for="f-upload">CSV file</label>
          <p class="hint">From a spreadsheet: save as “CSV UTF-8” or as “Unicode text”. Commas, semicolons or tabs.</p>
          <input type="file" id="f-upload" name="upload" accept=".csv,.txt,.tsv,text/csv" />
        </div>
        <div class="field">
          <label for="f-csv">Or paste the table</label>
          <FieldError name="csv" errors={errors} />
          <textarea
            id="f-csv"
            name="csv"
            rows={8}
            class="mono"
            spellcheck={false}
            aria-invalid={errors.csv ? 'true' : undefined}
            aria-describedby={errors.csv ? 'f-csv-error' : undefined}
          >
            {typed}
          </textarea>
        </div>
        <div class="actions">
          <button type="submit">Check the table</button>
        </div>
      </form>
    </StaffPage>
  );
}
