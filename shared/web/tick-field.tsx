import type { FieldErrors } from '../refusal.ts';
import { FieldError, fieldId } from './form.tsx';

interface TickFieldProps {
  readonly name: string;
  /** What is agreed to, or understood, in the words of whoever ticks. */
  readonly label: string;
  readonly errors: FieldErrors;
  readonly checked?: boolean;
}

/** A tick without which nothing is sent. */
export function TickField({ name, label, errors, checked }: TickFieldProps) {
  const isWrong = errors[name] !== undefined;
  return (
    <div class="field">
      <FieldError name={name} errors={errors} />
      <div class="options stacked">
        <label>
          <input
            type="checkbox"
            id={fieldId(name)}
            name={name}
            value="yes"
            required
            checked={checked}
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? `${fieldId(name)}-error` : undefined}
          />
          <span>{label}</span>
        </label>
      </div>
    </div>
  );
}
