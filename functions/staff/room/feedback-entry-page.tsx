import type { Fields } from '../../../shared/feedback/fields.ts';
import { QuestionFields } from '../../../shared/feedback/question-fields.tsx';
import type { PublishedQuestionnaire } from '../../../shared/feedback/questionnaire.ts';
import { readAnswers } from '../../../shared/feedback/validate.ts';
import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import type { Texts } from '../../../shared/language/texts.ts';
import type { Person } from '../../../shared/people/person.ts';
import { shortCode } from '../../../shared/people/short-code.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { TextsContext } from '../../../shared/web/texts.context.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

/** What the form says beside its fields; no question's id holds a colon. `sent`: when what stood there was sent. */
export const CONTROL = { sent: ':sent', press: ':press' } as const;

/** Whose form is typed in, by whom, and in which language it is. */
export interface Entering {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly asked: PublishedQuestionnaire;
  readonly texts: Texts;
  /** The person has something typed online that is not sent. */
  readonly isTyping: boolean;
}

/** The participant's own form, in the language of the paper. */
export function FeedbackEntryPage({
  entering,
  fields,
  errors,
}: {
  readonly entering: Entering;
  readonly fields: Fields;
  readonly errors: FieldErrors;
}) {
  const { visit, person, asked, texts } = entering;
  const { sessions } = visit.workshop.details;
  const at = `${visit.home}/people/${person.id}/feedback`;
  return (
    <StaffPage visit={visit} title={`Feedback from paper: ${person.name}`} current="room">
      <h1>Feedback from paper: {person.name}</h1>
      <ErrorSummary errors={errors} />
      <p>
        {person.organisation}. The code on the form is <strong class="mono">{shortCode(person.id)}</strong>.
      </p>
      <p>
        What you enter is labelled as entered by you, on the page of {person.name} too, where it can be changed. Please
        enter only what was written down by {person.name}.
      </p>
      <Standing entering={entering} />
      <div class="actions">
        {LanguageSchema.options
          .filter((language) => language !== texts.language)
          .map((language) => (
            <a key={language} class="button plain" href={`${at}?language=${language}`}>
              The form in {LANGUAGES[language].englishName}
            </a>
          ))}
      </div>
      <form method="post" action={`${at}?language=${texts.language}`} data-once>
        <input type="hidden" name={CONTROL.sent} value={person.feedback?.at ?? ''} />
        <TextsContext.Provider value={texts}>
          <div lang={texts.language} dir={texts.dir}>
            <QuestionFields
              sections={asked.questionnaire.sections}
              sessions={sessions}
              fields={fields}
              errors={errors}
              answers={readAnswers(asked.questionnaire, sessions, fields).answers}
            />
          </div>
        </TextsContext.Provider>
        <div class="actions">
          <button type="submit" name={CONTROL.press} value="enter">
            Enter this for {person.name}
          </button>
          <a class="button plain" href={`${visit.home}/people/${person.id}`}>
            Leave it
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

/** What stands there already, and what happens to it. */
function Standing({ entering: { visit, person, isTyping } }: { readonly entering: Entering }) {
  const { feedback, name } = person;
  const on = feedback && shortMoment(Date.parse(feedback.at), visit.workshop.details.timeZone);
  return (
    <>
      {feedback?.enteredBy && (
        <p class="note">
          Entered from paper by {feedback.enteredBy} on {on}. It stands in the form, to be corrected.
        </p>
      )}
      {feedback && !feedback.enteredBy && (
        <p class="note warn">
          {name} answered online on {on}. Before anything of that is replaced, you will see both and be asked.
        </p>
      )}
      {isTyping && (
        <p class="note warn">
          {name} is filling in the form online and has not sent it. If you enter the paper now, {name} sees that first.
        </p>
      )}
    </>
  );
}
