import type { ComponentChildren } from 'preact';
import { inLanguage, type Localised } from '../language/localised.ts';
import { useTexts } from '../web/texts.context.ts';
import type { Session } from '../workshop/workshop.ts';
import { conditionSentence } from './condition-sentence.ts';
import { type Question, type Questionnaire, type QuestionOf, questionsOf, valuesOf } from './questionnaire.ts';
import { rowsOf } from './rows.ts';

/** The questionnaire on paper: every kind of question as boxes and lines to be filled in by hand. */
export function PaperForm({
  questionnaire,
  sessions,
}: {
  readonly questionnaire: Questionnaire;
  readonly sessions: readonly Session[];
}) {
  const texts = useTexts();
  const all = questionsOf(questionnaire);
  return (
    <>
      {questionnaire.sections.map(({ title, intro, questions }) => (
        <section key={questions[0]?.id}>
          <h2>{inLanguage(title, texts.language)}</h2>
          {intro && <p>{inLanguage(intro, texts.language)}</p>}
          {questions.map((question) => {
            const about = all.find(({ id }) => id === question.showIf?.question);
            return (
              <div class="question" key={question.id}>
                {question.showIf && about && (
                  <p class="soft">
                    <em>{conditionSentence(question.showIf, about, texts)}</em>
                  </p>
                )}
                <PaperQuestion question={question} sessions={sessions} />
              </div>
            );
          })}
        </section>
      ))}
    </>
  );
}

function PaperQuestion({ question, sessions }: { readonly question: Question; readonly sessions: readonly Session[] }) {
  const { t, language } = useTexts();
  const { title, hint, required, kind } = question;
  const label = inLanguage(title, language);
  return (
    <>
      <h3>{required || kind === 'consent' ? label : t('form.optional', { label })}</h3>
      {hint && <p class="soft">{inLanguage(hint, language)}</p>}
      <Room question={question} sessions={sessions} />
    </>
  );
}

/** Where the answer goes. */
function Room({ question, sessions }: { readonly question: Question; readonly sessions: readonly Session[] }) {
  const { t, language } = useTexts();
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return (
        <>
          <p class="soft">{useEnds(question)}</p>
          <Numbers of={question} />
        </>
      );
    case 'matrix':
      return <Matrix question={question} sessions={sessions} />;
    case 'single':
    case 'multiple':
      return (
        <>
          <p class="soft">{t(question.kind === 'single' ? 'paper.tickOne' : 'paper.tickAll')}</p>
          <ul class="boxes stacked">
            {question.options.map(({ id, label }) => (
              <Box key={id} label={label} />
            ))}
            {question.other && (
              <Box label={question.other}>
                <span class="short" />
              </Box>
            )}
          </ul>
        </>
      );
    case 'text':
      return <Lines count={question.lines === 'one' ? 1 : LINES} />;
    case 'number':
      return (
        <p>
          <span class="short" /> {question.unit && inLanguage(question.unit, language)}
        </p>
      );
    case 'date':
      return (
        <p>
          <span class="short" /> <span class="soft">{t('paper.date')}</span>
        </p>
      );
    case 'consent':
      return (
        <ul class="boxes">
          <Box label={question.label} />
        </ul>
      );
  }
}

/** For a text of several lines. */
const LINES = 4;

export const Lines = ({ count }: { readonly count: number }) => (
  <>
    {Array.from({ length: count }, (_, index) => (
      <span class="line" key={index} />
    ))}
  </>
);

function Box({ label, children }: { readonly label: Localised; readonly children?: ComponentChildren }) {
  const { language } = useTexts();
  return (
    <li>
      <span class="box" />
      <span>
        {inLanguage(label, language)} {children}
      </span>
    </li>
  );
}

function Numbers({ of: { kind, notApplicable } }: { readonly of: QuestionOf<'rating' | 'scale'> }) {
  const { number, language } = useTexts();
  return (
    <ul class="boxes">
      {valuesOf(kind).map((value) => (
        <li key={value}>
          <span class="box" /> {number(value)}
        </li>
      ))}
      {notApplicable && (
        <li>
          <span class="box" /> {inLanguage(notApplicable, language)}
        </li>
      )}
    </ul>
  );
}

function Matrix({
  question,
  sessions,
}: {
  readonly question: QuestionOf<'matrix'>;
  readonly sessions: readonly Session[];
}) {
  const { t, number, language } = useTexts();
  const { notApplicable, kind } = question;
  const values = valuesOf(kind);
  return (
    <>
      <p class="soft">
        {useEnds(question)} {t('paper.tickEachLine')}
      </p>
      {/* On a narrow screen it scrolls, by keyboard too; on paper it fits. */}
      <section class="scroll" aria-label={inLanguage(question.title, language)} tabindex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {values.map((value) => (
                <th scope="col" class="tick" key={value}>
                  {number(value)}
                </th>
              ))}
              {notApplicable && (
                <th scope="col" class="tick">
                  {inLanguage(notApplicable, language)}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rowsOf(question, sessions).map(({ id, title, about }) => (
              <tr key={id}>
                <th scope="row">
                  {inLanguage(title, language)} {about && <span class="soft">{about}</span>}
                </th>
                {[...values, ...(notApplicable ? [''] : [])].map((value) => (
                  <td class="tick" key={value}>
                    <span class="box" />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
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
