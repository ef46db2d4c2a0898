import { ACTION_TITLE_MAX, PARTNERS_MAX } from '../../../shared/actions/action.ts';
import type { RoadMapLine } from '../../../shared/actions/road-map.ts';
import { ENGLISH } from '../../../shared/language/texts.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { LongTextField, SelectField, TextField } from '../../../shared/web/form.tsx';
import { STATUS_WORDS } from './words.ts';

/** Parts that the road map and the page of one action share. */

export function StatusTags({ status, isOverdue }: Pick<RoadMapLine, 'status' | 'isOverdue'>) {
  return (
    <>
      <span class={status === 'done' ? 'tag good' : 'tag'}>{STATUS_WORDS[status]}</span>
      {isOverdue && (
        <>
          {' '}
          <span class="tag bad">overdue</span>
        </>
      )}
    </>
  );
}

export const dayText = (day: string | undefined): string => (day ? ENGLISH.day(day) : 'no date');

export interface TypedTerms {
  readonly title: string;
  readonly partners: string;
  readonly dueOn: string;
}

export function TermsFields({ typed, errors }: { readonly typed: TypedTerms; readonly errors: FieldErrors }) {
  return (
    <>
      <TextField
        name="title"
        label="What is to be done"
        hint={`One line, at most ${ACTION_TITLE_MAX} characters.`}
        value={typed.title}
        errors={errors}
        maxLength={ACTION_TITLE_MAX}
        required
      />
      <TextField
        name="dueOn"
        label="By when"
        hint="The owner is reminded before this day and on it, and afterwards while it is overdue. Without a date, the mails of the plan ask for it."
        type="date"
        value={typed.dueOn}
        errors={errors}
      />
      <LongTextField
        name="partners"
        label="Together with"
        hint={`Further organisations, one a line, at most ${PARTNERS_MAX}. You can leave this empty.`}
        value={typed.partners}
        errors={errors}
        rows={2}
      />
    </>
  );
}

export function OwnerField({
  people,
  value,
  errors,
}: {
  readonly people: readonly Participant[];
  readonly value: string;
  readonly errors: FieldErrors;
}) {
  const choices = people
    .map(({ person }) => ({ value: person.id, label: `${person.name}, ${person.organisation}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  return (
    <SelectField
      name="owner"
      label="Whose action it is"
      hint="A participant: whoever has a personal link."
      choices={choices}
      otherwise="Choose a participant"
      value={value}
      errors={errors}
      required
    />
  );
}
