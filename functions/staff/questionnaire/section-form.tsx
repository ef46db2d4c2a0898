import type { Refusal } from '../../../shared/refusal.ts';
import { StaffPage } from '../frame.tsx';
import type { Editing } from './change.ts';
import { Refused, Tick, Wording } from './fields.tsx';
import type { Typed } from './input.ts';

/** Adds a section, or changes the words of one; `at` is its place, counted from 0. */
export function SectionForm({
  editing,
  section,
  typed,
  refusal,
}: {
  readonly editing: Editing;
  readonly section?: number;
  readonly typed: Typed;
  readonly refusal?: Refusal | undefined;
}) {
  const { at, draft } = editing;
  const errors = refusal?.reason === 'invalid' ? refusal.fields : {};
  const form = { editing, typed, errors };
  const title = section === undefined ? 'Add a section' : `Edit section ${section + 1}`;
  return (
    <StaffPage visit={editing} title={title} current="questionnaire">
      <h1>{title}</h1>
      <Refused editing={editing} refusal={refusal} />
      <form
        method="post"
        action={`${at}/sections${section === undefined ? '' : `/${section + 1}`}`}
        class="card"
        data-once
      >
        <input type="hidden" name="revision" value={draft.revision} />
        {section !== undefined && <input type="hidden" name="action" value="change" />}
        <Wording {...form} name="title" label="Title" />
        <Wording {...form} name="intro" label="Introduction" rows={3} optional />
        <Tick typed={typed} name="newPage" label="Begins a new page of the form" />
        <div class="actions">
          <button type="submit">{section === undefined ? 'Add the section' : 'Save the section'}</button>
          <a class="button plain" href={at}>
            Leave it as it is
          </a>
        </div>
      </form>
    </StaffPage>
  );
}
