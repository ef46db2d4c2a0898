import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import type { PersonStanding } from '../../../shared/report/overview.ts';
import { type PeopleFilter, SortSchema, StateSchema } from '../../../shared/report/people-list.ts';
import { SelectField, TextField } from '../../../shared/web/form.tsx';
import type { StaffVisit } from '../session.ts';
import { SORTS, STATES } from './words.ts';

/** Whom the list shows, and in which order. What is asked for most stands first; the rest opens where it is used. */
export function FilterForm({
  visit,
  people,
  filter,
}: {
  readonly visit: StaffVisit;
  readonly people: readonly PersonStanding[];
  readonly filter: PeopleFilter;
}) {
  const organisations = [...new Set(people.map(({ person }) => person.organisation))].toSorted((a, b) =>
    a.localeCompare(b, 'en'),
  );
  const isMore = [filter.language, filter.walkedIn, filter.attended].some((value) => value !== undefined);
  const address = `${visit.home}/participants`;
  return (
    <form method="get" action={address} class="card">
      <div class="grid">
        <TextField name="search" label="Name or address" value={filter.search} errors={{}} />
        <SelectField
          name="state"
          label="State"
          otherwise="Any"
          value={filter.state}
          choices={StateSchema.options.map((state) => ({ value: state, label: STATES[state] }))}
          errors={{}}
        />
        <SelectField
          name="organisation"
          label="Organisation"
          otherwise="All organisations"
          value={filter.organisation}
          choices={organisations.map((name) => ({ value: name, label: name }))}
          errors={{}}
        />
        <SelectField
          name="sort"
          label="Sorted"
          otherwise={SORTS.organisation}
          value={filter.sort}
          choices={SortSchema.options
            .filter((sort) => sort !== 'organisation')
            .map((sort) => ({ value: sort, label: SORTS[sort] }))}
          errors={{}}
        />
      </div>
      <details open={isMore}>
        <summary>More filters</summary>
        <div class="grid">
          <SelectField
            name="language"
            label="Written to in"
            otherwise="Any language"
            value={filter.language}
            choices={LanguageSchema.options.map((code) => ({ value: code, label: LANGUAGES[code].englishName }))}
            errors={{}}
          />
          <SelectField
            name="attended"
            label="Was there"
            otherwise="Any"
            value={filter.attended}
            choices={[
              { value: 'yes', label: 'Ticked off as having been there' },
              { value: 'no', label: 'Not ticked off' },
            ]}
            errors={{}}
          />
          <SelectField
            name="walkedIn"
            label="On the list"
            otherwise="Any"
            value={filter.walkedIn}
            choices={[
              { value: 'no', label: 'Since before the workshop' },
              { value: 'yes', label: 'Registered at the workshop' },
            ]}
            errors={{}}
          />
        </div>
      </details>
      <div class="actions">
        <button type="submit" class="plain">
          Show
        </button>
        <a class="button plain" href={address}>
          Show everyone
        </a>
      </div>
    </form>
  );
}
