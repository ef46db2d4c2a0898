import { inLanguage } from '../language/localised.ts';
import { FieldError, fieldId } from '../web/form.tsx';
import { useTexts } from '../web/texts.context.ts';
import type { Session } from '../workshop/workshop.ts';
import { NOT_APPLICABLE } from './answers.ts';
import { type Asked, type Filled, Group, isIn } from './question-group.tsx';
import { type QuestionOf, valuesOf } from './questionnaire.ts';
import { rowsOf } from './rows.ts';

/** A number to choose: of a rating, of a scale, or of each row of a matrix. */
export function Numbers({
  path,
  label,
  hint,
  about,
  of,
  required,
  fields,
  errors,
}: Filled &
  Asked & {
    readonly path: string;
    readonly about?: string;
    readonly of: QuestionOf<'rating' | 'scale' | 'matrix'>;
    readonly required: boolean;
  }) {
  const texts = useTexts();
  const values = valuesOf(of.kind);
  const [low, high] = [values[0], values.at(-1)];
  const meaning = (value: number): string => {
    const end = value === low ? of.ends.low : value === high ? of.ends.high : undefined;
    return end ? `, ${inLanguage(end, texts.language)}` : '';
  };
  const ends = useEnds(of);
  const said = of.kind === 'matrix' ? [hint] : [hint, ends];
  return (
    <Group path={path} label={label} hint={said.filter(Boolean).join(' ') || undefined} about={about} errors={errors}>
      <div class="options numbers">
        {values.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={path}
              value={value}
              id={value === low ? fieldId(path) : undefined}
              checked={isIn(fields, path, value)}
              required={required}
            />
            <span>
              {texts.number(value)}
              <span class="visually-hidden">{meaning(value)}</span>
            </span>
          </label>
        ))}
        {of.notApplicable && (
          <label>
            <input type="radio" name={path} value={NOT_APPLICABLE} checked={isIn(fields, path, NOT_APPLICABLE)} />
            {inLanguage(of.notApplicable, texts.language)}
          </label>
        )}
      </div>
    </Group>
  );
}

/** “1 is poor, 5 is excellent” */
function useEnds({ kind, ends }: QuestionOf<'rating' | 'scale' | 'matrix'>): string {
  const { t, language } = useTexts();
  const values = valuesOf(kind);
  return t('form.ends', {
    lowest: values[0] ?? 0,
    low: inLanguage(ends.low, language),
    highest: values.at(-1) ?? 0,
    high: inLanguage(ends.high, language),
  });
}

export function Matrix({
  question,
  sessions,
  label,
  hint,
  ...filled
}: Filled & Asked & { readonly question: QuestionOf<'matrix'>; readonly sessions: readonly Session[] }) {
  const { language } = useTexts();
  return (
    <fieldset>
      <legend>{label}</legend>
      <p class="hint">
        {hint} <strong>{useEnds(question)}</strong>
      </p>
      <FieldError name={question.id} errors={filled.errors} />
      {rowsOf(question, sessions).map(({ id, title, about }) => (
        <Numbers
          key={id}
          {...filled}
          path={`${question.id}.${id}`}
          label={inLanguage(title, language)}
          hint={undefined}
          about={about}
          of={question}
          required={false}
        />
      ))}
    </fieldset>
  );
}
