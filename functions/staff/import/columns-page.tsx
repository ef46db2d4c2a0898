import { ColumnSchema, type Columns, REQUIRED } from '../../../shared/people/import-columns.ts';
import type { RowVerdict } from '../../../shared/people/import-verdicts.ts';
import { ErrorSummary, SelectField } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import type { Encoding } from '../uploaded-text.ts';
import { Verdicts } from './preview.tsx';
import { COLUMN_NAMES, columnField, type Mapped } from './table.ts';

const CHOICES = ColumnSchema.options.map((column) => ({
  value: column,
  label: `${COLUMN_NAMES[column]}${REQUIRED.includes(column) ? ' (needed)' : ''}`,
}));

/** The columns for which a preview was shown. */
export const seenOf = (columns: Columns): string => columns.map((column) => column ?? '').join(',');

/** The second step: what the columns hold, and what the import would then do. */
export function ColumnsPage({
  visit,
  text,
  encoding,
  mapped: { headings, example, columns, errors },
  verdicts,
  isAnew = false,
}: {
  readonly visit: StaffVisit;
  readonly text: string;
  readonly encoding: Encoding;
  readonly mapped: Mapped;
  /** Absent while it is not clear what the columns hold. */
  readonly verdicts?: readonly RowVerdict[];
  /** The columns were changed since the last preview, and the import waits for this one. */
  readonly isAnew?: boolean;
}) {
  const address = `${visit.home}/participants/import`;
  const changing = verdicts?.filter(({ verdict }) => verdict === 'new' || verdict === 'updated').length ?? 0;
  return (
    <StaffPage visit={visit} title="Import participants: check" current="participants">
      <h1>Check the table</h1>
      <ErrorSummary errors={errors} />
      {encoding === 'windows-1252' && (
        <p class="note warn">
          The file is not in UTF-8 and was read as Windows-1252. Please look whether names with accents are right; where
          they are not, save the file as “CSV UTF-8” and choose it again.
        </p>
      )}
      {isAnew && (
        <p class="note warn" role="alert">
          You changed what the columns hold, so nothing was imported yet. Please look at what would happen now.
        </p>
      )}
      <p>Nothing is imported yet, and nothing was changed.</p>
      <form method="post" action={address} enctype="multipart/form-data" data-once>
        <input type="hidden" name="csv" value={text} />
        <input type="hidden" name="seen" value={seenOf(columns)} />
        <h2>What each column holds</h2>
        <p>It was guessed from the first row. A column that is left out changes nothing.</p>
        <div class="card">
          <div class="grid">
            {headings.map((heading, place) => (
              <SelectField
                key={columnField(place)}
                name={columnField(place)}
                label={heading || `Column ${place + 1}, without a name`}
                hint={example[place] ? `Such as: ${example[place].slice(0, 60)}` : 'Empty in the first filled row'}
                value={columns[place] ?? ''}
                choices={CHOICES}
                otherwise="Left out"
                errors={errors}
              />
            ))}
          </div>
        </div>
        <div class="actions">
          <button type="submit" name="step" value="preview" class={verdicts ? 'plain' : undefined}>
            Show what would happen
          </button>
        </div>
        {verdicts && (
          <>
            <h2>What would happen</h2>
            <Verdicts verdicts={verdicts} />
            <div class="actions">
              {changing > 0 && (
                <button type="submit" name="step" value="import">
                  Import {changing.toLocaleString('en-GB')} {changing === 1 ? 'person' : 'people'}
                </button>
              )}
              <a class="button plain" href={address}>
                Begin anew with another table
              </a>
            </div>
            {changing === 0 && <p class="note">There is nothing to import: no row would change anything.</p>}
          </>
        )}
      </form>
    </StaffPage>
  );
}
