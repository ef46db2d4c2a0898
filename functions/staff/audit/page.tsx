import type { AuditEntry } from '../../../shared/audit/audit.ts';
import { kindOf, NotedSchema, paperIdOf, SubjectKindSchema } from '../../../shared/audit/audit.ts';
import type { Difference } from '../../../shared/audit/differences.ts';
import { SelectField, TextField } from '../../../shared/web/form.tsx';
import { Table } from '../../../shared/web/table.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { doneIn, type Filter, NOTED_WORDS, queryOf } from './filter.ts';

interface Shown {
  readonly visit: StaffVisit;
  readonly filter: Filter;
  readonly entries: readonly AuditEntry[];
  /** How the one member of staff who is asked for signed in. */
  readonly account: readonly AuditEntry[];
  /** Of people, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly further: string | undefined;
  /** The list begins with the newest. */
  readonly begins: boolean;
}

/** The log, the newest entry first. */
export function AuditPage({ visit, filter, entries, account, names, further, begins }: Shown) {
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <StaffPage visit={visit} title="Audit log" current="audit">
      <h1>Audit log</h1>
      <p>
        What members of staff did: who, what, and what stood there before and after. It is written by itself, and nobody
        can change it. Of whoever is erased the entries are erased, too.
      </p>
      <FilterForm visit={visit} filter={filter} />
      <p class="actions">
        <a class="button plain" href={`${visit.home}/audit/audit.csv?${queryOf(filter)}`} download>
          Export as CSV
        </a>
        <a class="button plain" href={`${visit.home}/audit/audit.json?${queryOf(filter)}`} download>
          Export as JSON
        </a>
        <span class="soft">What is shown here, up to the 2,000 newest entries.</span>
      </p>
      {!begins && (
        <p>
          <a class="target" href={`${visit.home}/audit?${queryOf(filter)}`}>
            To the newest entries
          </a>
        </p>
      )}
      <Entries {...{ visit, entries, names }} />
      {entries.length === 0 && (
        <p class="note">
          {isFiltered
            ? 'No entry of this workshop matches. Please search for less at once.'
            : 'Nobody has done anything yet.'}
        </p>
      )}
      {further && (
        <p class="actions">
          <a class="button plain" href={further}>
            Older entries
          </a>
        </p>
      )}
      {account.length > 0 && (
        <>
          <h2>Signing in, and the account</h2>
          <p class="soft">Of {filter.who}; the newest 50.</p>
          <Entries visit={visit} entries={account} names={names} />
        </>
      )}
    </StaffPage>
  );
}

const KIND_WORDS: Readonly<Record<string, string>> = { swot: 'SWOT themes', wording: 'wording of mails' };

function FilterForm({ visit, filter }: Pick<Shown, 'visit' | 'filter'>) {
  const kinds = [
    ...SubjectKindSchema.options.map((value) => ({ value, label: `Changes of: ${KIND_WORDS[value] ?? value}` })),
    ...NotedSchema.options.map((value) => ({ value, label: NOTED_WORDS[value] })),
  ];
  return (
    <form method="get" action={`${visit.home}/audit`} class="card">
      <div class="grid">
        <TextField name="who" label="Who" hint="An address, or a part of one." value={filter.who} errors={{}} />
        <TextField name="what" label="What was done" hint="Words, such as “paper”." value={filter.what} errors={{}} />
        <SelectField
          name="kind"
          label="Of which kind"
          hint="Of changes, or of what was noted."
          choices={kinds}
          otherwise="All kinds"
          value={filter.kind}
          errors={{}}
        />
        <TextField name="from" label="From" type="date" value={filter.from} errors={{}} />
        <TextField name="until" label="Until, that day included" type="date" value={filter.until} errors={{}} />
      </div>
      {filter.person && <input type="hidden" name="person" value={filter.person} />}
      {filter.paper && <input type="hidden" name="paper" value={filter.paper} />}
      <div class="actions">
        <button type="submit">Search</button>
        {Object.keys(filter).length > 0 && (
          <a class="button plain" href={`${visit.home}/audit`}>
            Show everything
          </a>
        )}
        {filter.person && <span class="soft">Of one person{filter.paper && ', and one paper'} only.</span>}
      </div>
    </form>
  );
}

function Entries({ visit, entries, names }: Pick<Shown, 'visit' | 'entries' | 'names'>) {
  const { timeZone } = visit.workshop.details;
  return (
    <ol class="steps">
      {entries.map((entry) => (
        <li class="card" key={entry.entryId}>
          <h2>
            {doneIn(entry)} <StateTag entry={entry} />
          </h2>
          <p>
            {entry.by}, <time dateTime={entry.at}>{shortMoment(Date.parse(entry.at), timeZone)}</time>
            <OfWhat visit={visit} entry={entry} name={entry.personId && names.get(entry.personId)} />
          </p>
          {entry.changes.length > 0 && <Changes changes={entry.changes} />}
        </li>
      ))}
    </ol>
  );
}

function OfWhat({
  visit,
  entry: { item, personId },
  name,
}: {
  readonly visit: StaffVisit;
  readonly entry: AuditEntry;
  readonly name: string | undefined;
}) {
  const paperId = item && paperIdOf(item);
  const kind = item && kindOf(item);
  if (!personId) return kind ? <> · {KIND_WORDS[kind] ?? kind}</> : null;
  const filter = { person: personId, ...(paperId && { paper: paperId }) };
  return (
    <>
      {' '}
      · {paperId ? <a href={`${visit.home}/papers/${personId}/${paperId}`}>a paper</a> : kind} of{' '}
      <a href={`${visit.home}/people/${personId}`}>{name}</a> ·{' '}
      <a href={`${visit.home}/audit?${queryOf(filter)}`}>all of {paperId ? 'this paper' : 'this person'}</a>
    </>
  );
}

function StateTag({ entry: { state } }: { readonly entry: AuditEntry }) {
  switch (state) {
    case 'done':
      return null;
    case 'intended':
      return <span class="tag warn">not known to have taken effect</span>;
    case 'superseded':
      return <span class="tag">did not take effect: somebody else was faster</span>;
  }
}

function Changes({ changes }: { readonly changes: readonly Difference[] }) {
  return (
    <details>
      <summary>{changes.length === 1 ? 'What changed' : `What changed: ${changes.length} fields`}</summary>
      <Table caption="What stood there before, and what stands there after" columns={['Field', 'Before', 'After']}>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row" class="mono">
                {path.slice(1).replaceAll('/', ' / ')}
              </th>
              <td>{inWords(before)}</td>
              <td>{inWords(after)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}

function inWords(value: unknown) {
  if (value === undefined) return <span class="soft">nothing</span>;
  return <span class="written">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</span>;
}
