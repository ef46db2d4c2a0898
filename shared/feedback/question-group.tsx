import type { ComponentChildren } from 'preact';
import type { FieldErrors } from '../refusal.ts';
import { FieldError, fieldId } from '../web/form.tsx';
import type { Fields } from './fields.ts';

/** What the form fields of every kind of question have in common. */

export interface Filled {
  /** What stands in the form: stored answers, or what was typed and refused. */
  readonly fields: Fields;
  readonly errors: FieldErrors;
}

export interface Asked {
  readonly label: string;
  readonly hint: string | undefined;
}

/** Inputs that answer one question together: the question is read out with each, and so are its hint and its error. */
export function Group({
  path,
  label,
  hint,
  about,
  errors,
  children,
}: Asked & {
  readonly path: string;
  readonly about?: string | undefined;
  readonly errors: FieldErrors;
  readonly children: ComponentChildren;
}) {
  const id = fieldId(path);
  const described = [hint && `${id}-hint`, errors[path] && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class={errors[path] ? 'card wrong' : 'card'} aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {about && <p class="soft">{about}</p>}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={path} errors={errors} />
      {children}
    </fieldset>
  );
}

export const isIn = (fields: Fields, path: string, value: string | number): boolean =>
  fields.get(path)?.some((given) => String(given) === String(value)) ?? false;

/** Of a number too, which a document has as a number. */
export function textIn(fields: Fields, path: string): string {
  const value = fields.get(path)?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
