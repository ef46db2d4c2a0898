import { LANGUAGES } from '../../../shared/language/language.ts';
import type { FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, fieldId, LongTextField, TextField } from '../../../shared/web/form.tsx';
import type { Editing } from './change.ts';
import { inField, type Typed } from './input.ts';
import { languagesFor } from './lines.ts';

/** The parts that the forms of the questionnaire have in common. */

export interface Form {
  readonly editing: Editing;
  readonly typed: Typed;
  readonly errors: FieldErrors;
}

/** What is wrong with what was sent, before everything else. */
export function Refused({
  editing: { at },
  refusal,
}: {
  readonly editing: Editing;
  readonly refusal: Refusal | undefined;
}) {
  if (!refusal) return null;
  if (refusal.reason === 'invalid') return <ErrorSummary errors={refusal.fields} />;
  return (
    <div class="note bad" role="alert">
      <p>{refusal.message}</p>
      {refusal.reason === 'conflict' && (
        <p>
          Below stands what you chose and typed. If it is still right, please save it once more; before that, you may{' '}
          <a href={at}>look at the questionnaire as it is now</a>.
        </p>
      )}
    </div>
  );
}

/** One wording in each language, side by side where there is room. */
export function Wording({
  editing,
  typed,
  errors,
  name,
  label,
  hint,
  rows,
  optional = false,
}: Form & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** For longer texts. */
  readonly rows?: number;
  readonly optional?: boolean;
}) {
  const own = editing.workshop.details.language;
  return (
    <div class="grid">
      {languagesFor(own).map((language) => {
        const isOwn = language === own;
        const field = {
          name: inField(name, language),
          label: `${label}, ${LANGUAGES[language].englishName}${optional || !isOwn ? ' (optional)' : ''}`,
          hint: isOwn ? hint : undefined,
          value: typedIn({ ...typed }, inField(name, language)),
          errors,
          lang: language,
        };
        return rows ? (
          <LongTextField key={language} {...field} rows={rows} />
        ) : (
          <TextField key={language} {...field} required={isOwn && !optional} />
        );
      })}
    </div>
  );
}

/** Yes, or left empty. */
export function Tick({ typed, name, label }: { readonly typed: Typed; readonly name: string; readonly label: string }) {
  return (
    <div class="options stacked">
      <label>
        <input
          type="checkbox"
          name={name}
          value="yes"
          id={fieldId(name)}
          checked={typedIn({ ...typed }, name) === 'yes'}
        />
        {label}
      </label>
    </div>
  );
}

export function OneOf({
  typed,
  errors,
  name,
  legend,
  options,
}: {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <ChoiceField
      name={name}
      legend={legend}
      choices={options}
      chosen={typedIn({ ...typed }, name)}
      errors={errors}
      required={false}
    />
  );
}
