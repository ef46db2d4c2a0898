import type { Question, QuestionKind } from '../../../shared/feedback/questionnaire.ts';
import { LANGUAGES } from '../../../shared/language/language.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { LongTextField, TextField } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { Editing } from './change.ts';
import { whenAsked } from './condition.tsx';
import { type Form, OneOf, Refused, Tick, Wording } from './fields.tsx';
import type { Typed } from './input.ts';
import { KIND } from './kinds.ts';
import { languagesFor } from './lines.ts';

/** Adds a question to a section, or changes one; in `typed` is what stands in the fields. */
export function QuestionForm({
  editing,
  kind,
  question,
  section,
  typed,
  refusal,
}: {
  readonly editing: Editing;
  readonly kind: QuestionKind;
  /** The one that is changed. */
  readonly question?: Question;
  /** Where a new one is added, counted from 0. */
  readonly section?: number;
  readonly typed: Typed;
  readonly refusal?: Refusal | undefined;
}) {
  const { at, draft } = editing;
  const errors = refusal?.reason === 'invalid' ? refusal.fields : {};
  const form = { editing, typed, errors };
  const title = question ? `Edit question ${question.id}` : 'Add a question';
  return (
    <StaffPage visit={editing} title={title} current="questionnaire">
      <h1>{title}</h1>
      <Refused editing={editing} refusal={refusal} />
      <p>{KIND[kind]}</p>
      <form method="post" action={`${at}/questions${question ? `/${question.id}` : ''}`} class="card" data-once>
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name="kind" value={kind} />
        {question ? (
          <input type="hidden" name="action" value="change" />
        ) : (
          <input type="hidden" name="section" value={(section ?? 0) + 1} />
        )}
        <Wording {...form} name="title" label="Question" />
        <Wording {...form} name="hint" label="Help text" hint="Stands below the question." optional />
        <Parts {...form} kind={kind} />
        <Tick typed={typed} name="required" label="Must be answered" />
        {!question && (
          <TextField
            name="id"
            label="Id"
            hint="The name of its column in the exported answers: letters, digits, “-” or “_”. It stays as it is from now on."
            value={typedIn({ ...typed }, 'id')}
            errors={errors}
            required
          />
        )}
        <div class="actions">
          <button type="submit">{question ? 'Save the question' : 'Add the question'}</button>
          <a class="button plain" href={at}>
            Leave it as it is
          </a>
        </div>
      </form>
      {question && (
        <section class="card">
          <h2>When it is asked</h2>
          <p>{whenAsked(editing, question)}</p>
          <div class="actions">
            <a class="button plain" href={`${at}/questions/${question.id}/condition`}>
              Change when it is asked
            </a>
          </div>
        </section>
      )}
    </StaffPage>
  );
}

/** What the kind has beside the others. */
function Parts({ kind, ...form }: Form & { readonly kind: QuestionKind }) {
  const { typed, errors } = form;
  const line = (name: string, label: string, hint?: string, inputmode?: 'numeric' | 'decimal') => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={typedIn({ ...typed }, name)}
      errors={errors}
      {...(inputmode && { inputmode })}
    />
  );
  switch (kind) {
    case 'rating':
    case 'scale':
      return <Ends {...form} low={kind === 'scale' ? 0 : 1} high={kind === 'scale' ? 10 : 5} />;
    case 'matrix':
      return (
        <>
          <OneOf
            typed={typed}
            errors={errors}
            name="rowsFrom"
            legend="What is rated"
            options={[
              ['sessions', 'Each session of the workshop'],
              ['own', 'The rows below'],
            ]}
          />
          <Lines {...form} name="rows" label="Rows" />
          <Ends {...form} low={1} high={5} />
        </>
      );
    case 'single':
    case 'multiple':
      return (
        <>
          <Lines {...form} name="options" label="Choices" />
          <Wording
            {...form}
            name="other"
            label="Something else"
            hint="A last choice with a line to say what it is, such as “Something else”. Empty: there is none."
            optional
          />
        </>
      );
    case 'text':
      return (
        <>
          <OneOf
            typed={typed}
            errors={errors}
            name="lines"
            legend="How long"
            options={[
              ['one', 'One line'],
              ['several', 'Several lines'],
            ]}
          />
          {line('maxLength', 'Characters at most', 'From 1 to 10,000.', 'numeric')}
        </>
      );
    case 'number':
      return (
        <>
          {line('min', 'Lowest number (optional)', undefined, 'decimal')}
          {line('max', 'Highest number (optional)', undefined, 'decimal')}
          <Tick typed={typed} name="whole" label="Whole numbers only" />
          <Wording {...form} name="unit" label="Unit" hint="Such as “years”." optional />
        </>
      );
    case 'date':
      return (
        <>
          <TextField
            name="min"
            label="First day (optional)"
            type="date"
            value={typedIn({ ...typed }, 'min')}
            errors={errors}
          />
          <TextField
            name="max"
            label="Last day (optional)"
            type="date"
            value={typedIn({ ...typed }, 'max')}
            errors={errors}
          />
        </>
      );
    case 'consent':
      return <Wording {...form} name="label" label="Beside the box" hint="Such as “You may contact me.”" />;
  }
}

function Ends({ low, high, ...form }: Form & { readonly low: number; readonly high: number }) {
  return (
    <>
      <Wording {...form} name="ends.low" label={`What ${low} means`} />
      <Wording {...form} name="ends.high" label={`What ${high} means`} />
      <Wording
        {...form}
        name="notApplicable"
        label="Not applicable"
        hint="An answer outside of the numbers, such as “Did not attend”. Empty: there is none."
        optional
      />
    </>
  );
}

function Lines({ editing, typed, errors, name, label }: Form & { readonly name: string; readonly label: string }) {
  const languages = languagesFor(editing.workshop.details.language).map((each) => LANGUAGES[each].englishName);
  return (
    <LongTextField
      name={name}
      label={label}
      hint={`Each in a line: ${languages.join(' | ')}. What stands before “=” is its id, which the answers hold: leave it when you change the words. A new line gets one by itself.`}
      value={typedIn({ ...typed }, name)}
      errors={errors}
      rows={8}
    />
  );
}
