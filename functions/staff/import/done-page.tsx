import type { ImportOutcome } from '../../../shared/people/import.store.ts';
import { numbers, Table } from '../../../shared/web/table.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

/** The last step: what was done. */
export function DonePage({ visit, outcome }: { readonly visit: StaffVisit; readonly outcome: ImportOutcome }) {
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
          <Table caption="What was not imported" columns={[numbers('Row'), 'Column', 'What is wrong, and what to do']}>
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
