import { type ComponentChildren, Fragment } from 'preact';
import { inLanguage } from '../language/localised.ts';
import { LongTextField, TextField } from '../web/form.tsx';
import { useTexts } from '../web/texts.context.ts';
import type { Session } from '../workshop/workshop.ts';
import type { Answers } from './answers.ts';
import { Choices, Consent } from './choice-fields.tsx';
import type { Condition } from './condition.ts';
import { conditionSentence } from './condition-sentence.ts';
import { holds } from './holds.ts';
import { type Asked, type Filled, textIn } from './question-group.tsx';
import { type Question, questionsOf, type Section } from './questionnaire.ts';
import { Matrix, Numbers } from './rating-fields.tsx';

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

/** Nearly everything is asked for, so the exceptions are marked. */
function useAsked({ title, hint, required, kind }: Question): Asked {
  const { language, t } = useTexts();
  const label = inLanguage(title, language);
  return {
    label: required || kind === 'consent' ? label : t('form.optional', { label }),
    hint: hint && inLanguage(hint, language),
  };
}
