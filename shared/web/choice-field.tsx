import type { FieldErrors } from '../refusal.ts';
import { FieldError, fieldId } from './form.tsx';

/** What is sent, what it is called, and what it means where the name does not say it all. */
export type Choice = readonly [value: string, label: string, means?: string];

interface ChoiceFieldProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | undefined;
  readonly errors: FieldErrors;
  readonly required?: boolean;
}

/** One of a few, all of them in sight. An error's link leads to the first. */
export function ChoiceField({ name, legend, hint, choices, chosen, errors, required = true }: ChoiceFieldProps) {
  const described = [hint && `${fieldId(name)}-hint`, errors[name] && `${fieldId(name)}-error`].filter(Boolean);
  return (
    <fieldset aria-describedby={described.length > 0 ? described.join(' ') : undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} errors={errors} />
      <div class="options stacked">
        {choices.map(([value, label, means], index) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              id={index === 0 ? fieldId(name) : undefined}
              checked={value === chosen}
              required={required}
            />
            {means === undefined ? (
              <span>{label}</span>
            ) : (
              <span>
                <strong>{label}</strong> <span class="soft">{means}</span>
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
