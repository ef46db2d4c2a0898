import type { ComponentChildren } from 'preact';
import { NOT_APPLICABLE } from '../../shared/feedback/answers.ts';
import type { Fields } from '../../shared/feedback/fields.ts';
import { type Question, type Questionnaire, valuesOf } from '../../shared/feedback/questionnaire.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { FieldError, fieldId, LongTextField } from '../../shared/web/form.tsx';
import type { Session } from '../../shared/workshop/workshop.ts';

interface Filled {
  /** What stands in the form: stored answers, or what was typed and refused. */
  readonly fields: Fields;
  readonly errors: FieldErrors;
}

/** A questionnaire's questions as one page of form fields, filled in; they work without scripts. */
export function QuestionFields({
  questionnaire,
  sessions,
  ...filled
}: Filled & { readonly questionnaire: Questionnaire; readonly sessions: readonly Session[] }) {
  return (
    <>
      {questionnaire.sections.map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          {section.intro && <p>{section.intro}</p>}
          {section.questions.map((question) => (
            <QuestionField key={question.id} question={question} sessions={sessions} {...filled} />
          ))}
        </section>
      ))}
    </>
  );
}

function QuestionField({
  question,
  sessions,
  ...filled
}: Filled & { readonly question: Question; readonly sessions: readonly Session[] }) {
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return (
        <Numbers
          {...filled}
          path={question.id}
          title={titleOf(question)}
          kind={question.kind}
          ends={question.ends}
          notApplicable="Not applicable"
          required={question.required}
        />
      );
    case 'matrix':
      return <Matrix {...filled} question={question} sessions={sessions} />;
    case 'single':
    case 'multiple':
      return <Choices {...filled} question={question} />;
    case 'text':
      return (
        <LongTextField
          name={question.id}
          label={titleOf(question)}
          hint={question.hint}
          value={textIn(filled.fields, question.id)}
          errors={filled.errors}
          required={question.required}
          maxLength={question.maxLength}
        />
      );
  }
}

/** Nearly everything is asked for, so the exceptions are marked. */
const titleOf = ({ title, required }: Question): string => (required ? title : `${title} (optional)`);

function Numbers({
  path,
  title,
  about,
  kind,
  ends,
  notApplicable,
  required,
  fields,
  errors,
}: Filled & {
  readonly path: string;
  readonly title: string;
  readonly about?: string | undefined;
  readonly kind: 'rating' | 'scale' | 'matrix';
  readonly ends: { readonly low: string; readonly high: string };
  readonly notApplicable: string;
  readonly required: boolean;
}) {
  const values = valuesOf(kind);
  const [low, high] = [values[0], values.at(-1)];
  const meaning = (value: number): string => (value === low ? `, ${ends.low}` : value === high ? `, ${ends.high}` : '');
  return (
    <Group
      path={path}
      title={title}
      hint={kind === 'matrix' ? undefined : endsText(ends, kind)}
      about={about}
      errors={errors}
    >
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
              {value}
              <span class="visually-hidden">{meaning(value)}</span>
            </span>
          </label>
        ))}
        <label>
          <input type="radio" name={path} value={NOT_APPLICABLE} checked={isIn(fields, path, NOT_APPLICABLE)} />
          {notApplicable}
        </label>
      </div>
    </Group>
  );
}

function endsText({ low, high }: { readonly low: string; readonly high: string }, kind: 'rating' | 'scale' | 'matrix') {
  const values = valuesOf(kind);
  return `${values[0]} is ${low}, ${values.at(-1)} is ${high}`;
}

function Matrix({
  question,
  sessions,
  ...filled
}: Filled & { readonly question: Extract<Question, { kind: 'matrix' }>; readonly sessions: readonly Session[] }) {
  return (
    <fieldset>
      <legend>{titleOf(question)}</legend>
      <p class="hint">
        {question.hint} <strong>{endsText(question.ends, 'matrix')}.</strong>
      </p>
      <FieldError name={question.id} errors={filled.errors} />
      {sessions.map((session) => (
        <Numbers
          key={session.id}
          {...filled}
          path={`${question.id}.${session.id}`}
          title={session.title}
          about={session.speakers.map(({ name }) => name).join(', ')}
          kind="matrix"
          ends={question.ends}
          notApplicable={question.notApplicable}
          required={false}
        />
      ))}
    </fieldset>
  );
}

function Choices({
  question,
  fields,
  errors,
}: Filled & { readonly question: Extract<Question, { kind: 'single' | 'multiple' }> }) {
  return (
    <Group path={question.id} title={titleOf(question)} hint={question.hint} errors={errors}>
      <div class="options stacked">
        {question.options.map(({ id, label }, index) => (
          <label key={id}>
            <input
              type={question.kind === 'single' ? 'radio' : 'checkbox'}
              name={question.id}
              value={id}
              id={index === 0 ? fieldId(question.id) : undefined}
              checked={isIn(fields, question.id, id)}
              required={question.kind === 'single' && question.required}
            />
            {label}
          </label>
        ))}
      </div>
    </Group>
  );
}

/** Inputs that answer one question together: the question is read out with each, and so are its hint and its error. */
function Group({
  path,
  title,
  hint,
  about,
  errors,
  children,
}: {
  readonly path: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly about?: string | undefined;
  readonly errors: FieldErrors;
  readonly children: ComponentChildren;
}) {
  const id = fieldId(path);
  const described = [hint && `${id}-hint`, errors[path] && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class={errors[path] ? 'card wrong' : 'card'} aria-describedby={described || undefined}>
      <legend>{title}</legend>
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

function textIn(fields: Fields, path: string): string {
  const text = fields.get(path)?.[0];
  return typeof text === 'string' ? text : '';
}
