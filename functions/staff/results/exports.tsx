import type { StaffVisit } from '../session.ts';

/** What can be taken along. Named answers are for organisers; others take along what they are told. */
export function Exports({ visit }: { readonly visit: StaffVisit }) {
  const files =
    visit.role === 'organiser'
      ? ([
          ['results.xlsx', 'Everything as a workbook (XLSX)'],
          ['answers.csv', 'All answers as a table (CSV)'],
          ['answers.json', 'All answers as JSON'],
        ] as const)
      : ([['results.xlsx', 'The results as a workbook (XLSX)']] as const);
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">To take along</h2>
      {visit.role === 'organiser' && (
        <p>These hold names with the answers. Please pass them on to nobody who may not see them.</p>
      )}
      <div class="actions">
        {files.map(([file, label]) => (
          <a key={file} class="button plain" href={`${visit.home}/feedback/${file}`} download>
            {label}
          </a>
        ))}
      </div>
    </section>
  );
}
