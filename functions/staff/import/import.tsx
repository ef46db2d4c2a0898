import { type ImportOutcome, importParticipants } from '../../../shared/people/import.store.ts';
import { MAX_ROWS, readParticipantsTable } from '../../../shared/people/import.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { Table } from '../../../shared/report/figures.tsx';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, FieldError } from '../../../shared/web/form.tsx';
import { answer, page, type Reply } from '../../../shared/web/reply.ts';
import type { Body, Request } from '../../../shared/web/request.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberRoute, type StaffVisit } from '../session.ts';
import { fileText } from '../uploaded-text.ts';

/**
 * Participants from a table. A program sends it to the list itself, in one request; people get there by the form. The
 * result is a page of its own and no redirect: sending it again changes nothing.
 */
export function importRoutes(context: StaffContext): Route[] {
  const take = (visit: StaffVisit, request: Request) => takeTable(context, visit, request);
  return [
    memberRoute(context, 'GET', '/participants/import', 'organiser', async (visit) =>
      page(<ImportPage visit={visit} />),
    ),
    memberRoute(context, 'POST', '/participants/import', 'organiser', take),
    memberRoute(context, 'POST', '/participants', 'organiser', take),
  ];
}

async function takeTable(context: StaffContext, visit: StaffVisit, request: Request): Promise<Reply> {
  let typed = '';
  if (visit.workshop.erasedAt) {
    throw new Refusal('closed', 'What this workshop kept of its participants was erased; nobody can be added.');
  }
  try {
    typed = await tableText(request.body);
    if (typed.trim() === '') {
      throw new Refusal('invalid', 'Nothing was imported.', {
        csv: 'Please choose a CSV file, or paste the table with its row of column names.',
      });
    }
    const table = readParticipantsTable(typed);
    const outcome = await importParticipants(context.table, visit.workshop.details, table, request.now);
    return answer(request, { page: () => <ImportedPage visit={visit} outcome={outcome} />, json: outcome });
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
    return page(<ImportPage visit={visit} typed={typed} errors={error.fields} />, { status: STATUS.invalid.status });
  }
}

/** The table as the body itself, as a file that was chosen, or as pasted text (field `csv` of a form or of JSON). */
async function tableText(body: Body): Promise<string> {
  if (body.kind === 'csv') return body.text;
  const chosen = body.kind === 'form' ? await fileText(body.form.get('upload'), 'csv') : undefined;
  return chosen ?? typedIn(fieldsOf(body), 'csv');
}

const COLUMNS = [
  ['name', 'required'],
  ['email', 'required; two people may share one, and are told apart by name'],
  ['organisation', 'required'],
  ['position', 'optional'],
  ['telephone', 'optional'],
  ['papers_promised', 'optional: how many discussion papers were promised, 0 to 10'],
  ['language', 'optional: in which language the person is written to, en or bn; the workshop’s own where not said'],
] as const;

function ImportPage({
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
        columns, in any order; the separator may be a comma, a semicolon or a tab. Importing the same table again
        changes nothing, and importing a corrected one brings the people up to date.
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
          <p class="hint">From a spreadsheet: save as “CSV UTF-8”.</p>
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
          <button type="submit">Import</button>
        </div>
      </form>
    </StaffPage>
  );
}

function ImportedPage({ visit, outcome }: { readonly visit: StaffVisit; readonly outcome: ImportOutcome }) {
  const { added, updated, unchanged, errors, repeated, ignoredColumns } = outcome;
  const badRows = new Set(errors.map(({ row }) => row)).size;
  return (
    <StaffPage visit={visit} title="Imported" current="participants">
      <h1>Imported</h1>
      <div class="grid figures">
        <Count title="Added" count={added} />
        <Count title="Updated" count={updated} />
        <Count title="Unchanged" count={unchanged} />
        <Count title="Rows with errors" count={badRows} />
      </div>
      {errors.length > 0 && (
        <>
          <p class="note bad">
            {badRows === 1 ? 'One row was' : `${badRows} rows were`} not imported; all others were. Please correct{' '}
            {badRows === 1 ? 'it' : 'them'} in your table and import the table again: what is there already stays as it
            is.
          </p>
          <Table caption="What was not imported">
            <thead>
              <tr>
                <th scope="col" class="number">
                  Row
                </th>
                <th scope="col">Column</th>
                <th scope="col">What is wrong, and what to do</th>
              </tr>
            </thead>
            <tbody>
              {errors.map(({ row, column, message }) => (
                <tr key={`${row} ${column} ${message}`}>
                  <td class="number">{row}</td>
                  <td>{column || 'the whole row'}</td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      {repeated.length > 0 && (
        <p class="note warn">
          The same person stands in more than one row, and counts once:{' '}
          {repeated.map(({ row, sameAs }) => `row ${row} is row ${sameAs} again`).join('; ')}.
        </p>
      )}
      {ignoredColumns.length > 0 && (
        <p class="note warn">Columns that Afterword does not know were ignored: {ignoredColumns.join(', ')}.</p>
      )}
      <div class="actions">
        <a class="button" href={visit.home}>
          To the overview
        </a>
        <a class="button plain" href={`${visit.home}/participants/import`}>
          Import another table
        </a>
      </div>
    </StaffPage>
  );
}

const Count = ({ title, count }: { readonly title: string; readonly count: number }) => (
  <section class="card">
    <h2>{title}</h2>
    <p class="figure">{count.toLocaleString('en-GB')}</p>
  </section>
);
