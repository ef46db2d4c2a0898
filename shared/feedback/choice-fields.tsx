import { inLanguage, type Localised } from '../language/localised.ts';
import { fieldId, TextField } from '../web/form.tsx';
import { useTexts } from '../web/texts.context.ts';
import { otherPath, YES } from './answers.ts';
import { type Asked, type Filled, Group, isIn, textIn } from './question-group.tsx';
import { OTHER, OTHER_MAX, type QuestionOf } from './questionnaire.ts';

/** Options to choose one or several of, with "other" in one's own words. */
export function Choices({
  question,
  label,
  hint,
  fields,
  errors,
}: Filled & Asked & { readonly question: QuestionOf<'single' | 'multiple'> }) {
  const { t, language } = useTexts();
  const { id, kind, options, other, required } = question;
  const box = (value: string, text: Localised, first: boolean) => (
    <label key={value}>
      <input
        type={kind === 'single' ? 'radio' : 'checkbox'}
        name={id}
        value={value}
        id={first ? fieldId(id) : undefined}
        checked={isIn(fields, id, value)}
        required={kind === 'single' && required && question.showIf === undefined}
      />
      {inLanguage(text, language)}
    </label>
  );
  return (
    <Group path={id} label={label} hint={hint} errors={errors}>
      <div class="options stacked">
        {options.map((option, index) => box(option.id, option.label, index === 0))}
        {other && box(OTHER, other, false)}
      </div>
      {other && (
        <TextField
          name={otherPath(id)}
          label={t('form.whichOther', { other: inLanguage(other, language) })}
          value={textIn(fields, otherPath(id))}
          errors={errors}
          maxLength={OTHER_MAX}
        />
      )}
    </Group>
  );
}

/** A box to tick. */
export function Consent({
  question,
  label,
  hint,
  fields,
  errors,
}: Filled & Asked & { readonly question: QuestionOf<'consent'> }) {
  const { language } = useTexts();
  return (
    <Group path={question.id} label={label} hint={hint} errors={errors}>
      <div class="options stacked">
        <label>
          <input
            type="checkbox"
            name={question.id}
            value={YES}
            id={fieldId(question.id)}
            checked={isIn(fields, question.id, YES)}
            required={question.required && question.showIf === undefined}
          />
          {inLanguage(question.label, language)}
        </label>
      </div>
    </Group>
  );
}
