import { type ComponentChildren, h } from 'preact';
import type { FieldErrors } from '../refusal.ts';
import { useTexts } from './texts.context.ts';

/** The parts of a form. Every error stands beside its field and once more, linked, at the head of the form. */

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly errors: FieldErrors;
  readonly required?: boolean;
  readonly maxLength?: number;
  /** Of what is typed, where it is another than the page's. */
  readonly lang?: string;
}

export const fieldId = (name: string): string => `f-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;

export function TextField(
  props: FieldProps & {
    readonly type?: 'text' | 'email' | 'password' | 'date' | 'tel';
    readonly inputmode?: 'numeric' | 'decimal';
    /** Of a date: the first and the last that are taken. */
    readonly min?: string | undefined;
    readonly max?: string | undefined;
    readonly autocomplete?:
      | 'off'
      | 'name'
      | 'organization'
      | 'tel'
      | 'email'
      | 'username'
      | 'current-password'
      | 'new-password'
      | 'one-time-code';
  },
) {
  const { name, value, maxLength, required = false, type = 'text', autocomplete = 'off' } = props;
  return (
    <Field {...props}>
      {/* An element made by hand: JSX would want each input type's own ARIA roles. */}
      {h('input', {
        type,
        id: fieldId(name),
        name,
        value: value ?? '',
        required,
        autocomplete,
        lang: props.lang,
        inputmode: props.inputmode,
        min: props.min,
        max: props.max,
        ...(maxLength !== undefined && { maxLength }),
        ...describe(props),
      })}
    </Field>
  );
}

export function LongTextField(props: FieldProps & { readonly rows?: number }) {
  const { name, value, maxLength, required = false, rows = 4 } = props;
  const { t } = useTexts();
  return (
    <Field {...props}>
      <textarea
        id={fieldId(name)}
        name={name}
        rows={rows}
        lang={props.lang}
        {...(maxLength !== undefined && { maxLength })}
        required={required}
        {...describe(props)}
      >
        {value}
      </textarea>
      {maxLength && (
        <p
          class="hint"
          data-counts={fieldId(name)}
          data-said={t('form.counted', { length: '{length}', limit: maxLength })}
        >
          {t('form.atMost', { limit: maxLength })}
        </p>
      )}
    </Field>
  );
}

/** One of a list. `otherwise`: what stands there before anything is chosen. */
export function SelectField(
  props: FieldProps & {
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    readonly otherwise: string;
  },
) {
  const { name, value, choices, otherwise, required = false } = props;
  return (
    <Field {...props}>
      <select id={fieldId(name)} name={name} required={required} {...describe(props)}>
        <option value="">{otherwise}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** At the head of a form that came back: what is wrong and where, each line a link to its field. */
export function ErrorSummary({ errors }: { readonly errors: FieldErrors }) {
  const entries = Object.entries(errors);
  const { t } = useTexts();
  if (entries.length === 0) return null;
  return (
    <div class="note bad" role="alert">
      <p>
        <strong>{t('form.summary', { count: entries.length })}</strong>
      </p>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function FieldError({ name, errors }: { readonly name: string; readonly errors: FieldErrors }) {
  const message = errors[name];
  return message ? (
    <p class="error" id={`${fieldId(name)}-error`}>
      {message}
    </p>
  ) : null;
}

function Field({ name, label, hint, errors, children }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={fieldId(name)}>{label}</label>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} errors={errors} />
      {children}
    </div>
  );
}

function describe({ name, hint, errors }: Pick<FieldProps, 'name' | 'hint' | 'errors'>) {
  const ids = [hint && `${fieldId(name)}-hint`, errors[name] && `${fieldId(name)}-error`].filter(Boolean);
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(errors[name] && { 'aria-invalid': 'true' as const }),
  };
}
