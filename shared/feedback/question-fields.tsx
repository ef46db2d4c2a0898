import { type ComponentChildren, Fragment } from 'preact';
import { inLanguage, type Localised } from '../language/localised.ts';
import type { FieldErrors } from '../refusal.ts';
import { FieldError, fieldId, LongTextField, TextField } from '../web/form.tsx';
import { useTexts } from '../web/texts.context.ts';
import type { Session } from '../workshop/workshop.ts';
import { type Answers, NOT_APPLICABLE, otherPath, YES } from './answers.ts';
import type { Condition } from './condition.ts';
import { conditionSentence } from './condition-sentence.ts';
import type { Fields } from './fields.ts';
import { holds } from './holds.ts';
import {
  OTHER,
  OTHER_MAX,
  type Question,
  type QuestionOf,
  questionsOf,
  type Section,
  valuesOf,
} from './questionnaire.ts';
import { rowsOf } from './rows.ts';

interface Filled {
  /** What stands in the form: stored answers, or what was typed and refused. */
  readonly fields: Fields;
  readonly errors: FieldErrors;
}

/**
 * The questions of some sections as form fields, filled in; they work without scripts. `answers` are those that were given
 * so far: they decide whether a question is asked that depends on one of another page.
 */
export function QuestionFields({
  sections,
  sessions,
  answers = {},
  ...filled
}: Filled & {
  readonly sections: readonly Section[];
  readonly sessions: readonly Session[];
  readonly answers?: Answers;
}) {
  const { language } = useTexts();
  const here = questionsOf({ sections });
  return (
    <>
      {sections.map(({ title, intro, questions }) => (
        <section key={questions[0]?.id}>
          <h2>{inLanguage(title, language)}</h2>
          {intro && <p class="written">{inLanguage(intro, language)}</p>}
          {questions.map((question) => {
            const field = <QuestionField question={question} sessions={sessions} {...filled} />;
            const { showIf, id } = question;
            if (!showIf) return <Fragment key={id}>{field}</Fragment>;
            const about = here.find((other) => other.id === showIf.question);
            if (!about) return holds(showIf, answers) ? <Fragment key={id}>{field}</Fragment> : null;
            return (
              <AskedIf key={id} condition={showIf} about={about}>
                {field}
              </AskedIf>
            );
          })}
        </section>
      ))}
    </>
  );
}

/** A question that depends on another one of the page. The script hides it; without one, the sentence says when to answer. */
function AskedIf({
  condition,
  about,
  children,
}: {
  readonly condition: Condition;
  readonly about: Question;
  readonly children: ComponentChildren;
}) {
  const texts = useTexts();
  return (
    <div data-show-if={JSON.stringify(condition)}>
      <p class="hint" data-sentence>
        {conditionSentence(condition, about, texts)}
      </p>
      {children}
    </div>
  );
}

function QuestionField({
  question,
  sessions,
  ...filled
}: Filled & { readonly question: Question; readonly sessions: readonly Session[] }) {
  const { language } = useTexts();
  const asked = useAsked(question);
  const { id } = question;
  // Where it need not be asked, the browser must not insist; the server does, if it is.
  const required = question.required && question.showIf === undefined;
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return <Numbers {...filled} {...asked} path={id} of={question} required={required} />;
    case 'matrix':
      return <Matrix {...filled} {...asked} question={question} sessions={sessions} />;
    case 'single':
    case 'multiple':
      return <Choices {...filled} {...asked} question={question} />;
    case 'text': {
      const field = { name: id, value: textIn(filled.fields, id), errors: filled.errors, required, ...asked };
      return question.lines === 'several' ? (
        <LongTextField {...field} maxLength={question.maxLength} />
      ) : (
        <TextField {...field} maxLength={question.maxLength} />
      );
    }
    case 'number':
      return (
        <TextField
          name={id}
          label={question.unit ? `${asked.label} (${inLanguage(question.unit, language)})` : asked.label}
          hint={asked.hint}
          value={textIn(filled.fields, id)}
          errors={filled.errors}
          required={required}
          inputmode={question.whole ? 'numeric' : 'decimal'}
        />
      );
    case 'date':
      return (
        <TextField
          name={id}
          {...asked}
          type="date"
          min={question.min}
          max={question.max}
          value={textIn(filled.fields, id)}
          errors={filled.errors}
          required={required}
        />
      );
    case 'consent':
      return <Consent {...filled} {...asked} question={question} />;
  }
}

interface Asked {
  readonly label: string;
  readonly hint: string | undefined;
}

/** Nearly everything is asked for, so the exceptions are marked. */
function useAsked({ title, hint, required, kind }: Question): Asked {
  const { language, t } = useTexts();
  const label = inLanguage(title, language);
  return {
    label: required || kind === 'consent' ? label : t('form.optional', { label }),
    hint: hint && inLanguage(hint, language),
  };
}

function Numbers({
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

function Matrix({
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

function Choices({
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

function Consent({
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

/** Inputs that answer one question together: the question is read out with each, and so are its hint and its error. */
function Group({
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

const isIn = (fields: Fields, path: string, value: string | number): boolean =>
  fields.get(path)?.some((given) => String(given) === String(value)) ?? false;

/** Of a number too, which a document has as a number. */
function textIn(fields: Fields, path: string): string {
  const value = fields.get(path)?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
