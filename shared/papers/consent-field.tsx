import type { FieldErrors } from '../refusal.ts';
import { FieldError, fieldId } from '../web/form.tsx';

/** The tick without which nothing is handed in. `label`: what is agreed to; it differs by who agrees. */
export function ConsentField({
  label,
  errors,
}: {
  readonly label: string;
  /** That of the tick is `consent`. */
  readonly errors: FieldErrors;
}) {
  return (
    <div class="field">
      <FieldError name="consent" errors={errors} />
      <div class="options stacked">
        <label>
          <input
            type="checkbox"
            id={fieldId('consent')}
            name="consent"
            value="yes"
            required
            {...(errors.consent && {
              'aria-invalid': 'true' as const,
              'aria-describedby': `${fieldId('consent')}-error`,
            })}
          />
          <span>{label}</span>
        </label>
      </div>
    </div>
  );
}
