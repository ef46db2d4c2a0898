import { SharesTable, Table } from './figures.tsx';
import type { Summary } from './summary.ts';

export function ParticipationSection({ summary: { participation } }: { readonly summary: Summary }) {
  const { invited, reached, unsubscribed, feedback, swot, anything, papers, papersPromised, byOrganisation, erased } =
    participation;
  const rows = [
    { label: 'Invited', count: invited },
    { label: 'Reached: no mail came back as undeliverable', count: reached },
    { label: 'Gave feedback', count: feedback },
    { label: 'Gave SWOT input', count: swot },
    { label: 'Gave anything: feedback, SWOT input or a paper', count: anything },
    { label: 'Turned reminders off', count: unsubscribed },
  ];
  return (
    <>
      <SharesTable
        caption="How many were invited, were reached, and answered"
        heads={['Who', 'Of those invited']}
        rows={rows}
        of={invited}
      />
      <p>
        Discussion papers: {papers} sent in, {papersPromised} promised.
      </p>
      <Table caption="By organisation">
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            {['Invited', 'Feedback', 'SWOT', 'Papers'].map((label) => (
              <th key={label} scope="col" class="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byOrganisation.map((row) => (
            <tr key={row.organisation}>
              <th scope="row">{row.organisation}</th>
              <td class="number">{row.invited}</td>
              <td class="number">{row.feedback}</td>
              <td class="number">{row.swot}</td>
              <td class="number">{row.papers}</td>
            </tr>
          ))}
          {erased.invited > 0 && (
            <tr>
              <th scope="row">Erased since, of any organisation</th>
              <td class="number">{erased.invited}</td>
              <td class="number">{erased.feedback}</td>
              <td class="number">{erased.swot}</td>
              <td class="number">{erased.papers}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td class="number">{invited}</td>
            <td class="number">{feedback}</td>
            <td class="number">{swot}</td>
            <td class="number">{papers}</td>
          </tr>
        </tfoot>
      </Table>
    </>
  );
}
