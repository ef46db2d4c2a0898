import type { Change, RowVerdict } from '../../../shared/people/import-verdicts.ts';
import { numbers, Table } from '../../../shared/web/table.tsx';
import { COLUMN_NAMES } from './table.ts';

/** What an import would do with each row. */

export const verdictsJson = ({ row, name, email, ...each }: RowVerdict) => {
  const whose = { row, name, email, verdict: each.verdict };
  switch (each.verdict) {
    case 'updated':
      return { ...whose, changes: each.changes };
    case 'same-as':
      return { ...whose, sameAs: each.sameAs };
    case 'error':
      return { ...whose, errors: each.errors };
    case 'new':
    case 'unchanged':
      return whose;
  }
};

const VERDICTS = ['new', 'updated', 'unchanged', 'same-as', 'error'] as const;
const TITLES: Readonly<Record<RowVerdict['verdict'], string>> = {
  new: 'New',
  updated: 'Updated',
  unchanged: 'Unchanged',
  'same-as': 'Said twice',
  error: 'Errors',
};
const TONES: Readonly<Record<RowVerdict['verdict'], string>> = {
  new: 'tag good',
  updated: 'tag warn',
  unchanged: 'tag',
  'same-as': 'tag',
  error: 'tag bad',
};

export function Verdicts({ verdicts }: { readonly verdicts: readonly RowVerdict[] }) {
  const rows = Map.groupBy(verdicts, ({ verdict }) => verdict);
  return (
    <>
      <div class="grid figures">
        {VERDICTS.map((verdict) => (
          <section class="card" key={verdict}>
            <h3>{TITLES[verdict]}</h3>
            <p class="figure">{(rows.get(verdict)?.length ?? 0).toLocaleString('en-GB')}</p>
          </section>
        ))}
      </div>
      <Table caption="What would become of each row" columns={[numbers('Row'), 'Name', 'E-mail', 'What happens']}>
        <tbody>
          {verdicts.map((each) => (
            <tr key={each.row}>
              <td class="number">{each.row}</td>
              <td>{each.name}</td>
              <td>{each.email}</td>
              <td>
                <span class={TONES[each.verdict]}>{TITLES[each.verdict]}</span> <Why of={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Why({ of }: { readonly of: RowVerdict }) {
  switch (of.verdict) {
    case 'new':
    case 'unchanged':
      return null;
    case 'updated':
      return <>{of.changes.map(changeText).join('; ')}</>;
    case 'same-as':
      return <>The same person as row {of.sameAs}, who counts once.</>;
    case 'error':
      return <>{of.errors.map(({ message }) => message).join(' ')}</>;
  }
}

function changeText({ column, from, to }: Change): string {
  const name = COLUMN_NAMES[column];
  if (to === '') return `${name} “${from}” is removed`;
  return from === '' ? `${name} is now “${to}”` : `${name}: “${from}” → “${to}”`;
}
