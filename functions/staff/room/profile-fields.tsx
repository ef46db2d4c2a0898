import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import { PROFILE_MAX } from '../../../shared/people/profile.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { SelectField, TextField } from '../../../shared/web/form.tsx';
import type { Typed } from './typed.ts';

/** What is asked of one person, as organisers fill it in. The address where it is a new person's. */
export function ProfileFields({
  typed: { fields, errors },
  withEmail,
}: {
  readonly typed: Typed;
  readonly withEmail: boolean;
}) {
  const field = (name: keyof typeof PROFILE_MAX, label: string) => ({
    name,
    label,
    value: typedIn(fields, name),
    errors,
    maxLength: PROFILE_MAX[name],
  });
  return (
    <>
      <TextField {...field('name', 'Name')} required />
      {withEmail && <TextField {...field('email', 'E-mail address')} type="email" required />}
      <TextField {...field('organisation', 'Organisation')} required />
      <TextField {...field('position', 'Position (optional)')} />
      <TextField {...field('telephone', 'Telephone (optional)')} type="tel" />
      <SelectField
        name="language"
        label="Language in which the person is written to"
        value={typedIn(fields, 'language')}
        choices={LanguageSchema.options.map((value) => ({ value, label: LANGUAGES[value].englishName }))}
        otherwise="Please choose"
        errors={errors}
        required
      />
    </>
  );
}
