import { AnswersGiven } from '../../../shared/feedback/answers-given.tsx';
import type { Fields } from '../../../shared/feedback/fields.ts';
import { readAnswers } from '../../../shared/feedback/validate.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import { CONTROL, type Entering } from './feedback-entry-page.tsx';

/** Before answers are replaced: both, and a question. Nothing was changed yet, and nothing that was typed is lost. */
export function ReplacePage({ entering, fields }: { readonly entering: Entering; readonly fields: Fields }) {
  const { visit, person, asked, texts } = entering;
  const { sessions, timeZone } = visit.workshop.details;
  const { feedback, name } = person;
  const { questionnaire } = asked;
  const on = feedback && shortMoment(Date.parse(feedback.at), timeZone);
  const at = `${visit.home}/people/${person.id}`;
  return (
    <StaffPage visit={visit} title={`Replace the answers of ${name}?`} current="room">
      <h1>Replace the answers of {name}?</h1>
      <div class="note warn" role="alert">
        <p>
          {feedback?.enteredBy
            ? `Other answers were entered for ${name} by ${feedback.enteredBy} on ${on}.`
            : `${name} answered online on ${on}.`}{' '}
          Nothing was changed yet. Replacing cannot be undone; {name} can change the answers afterwards.
        </p>
      </div>
      <div class="grid">
        <section class="card">
          <h2>{feedback?.enteredBy ? 'What stands there' : `What ${name} sent online`}</h2>
          <AnswersGiven questionnaire={questionnaire} sessions={sessions} answers={feedback?.answers ?? {}} />
        </section>
        <section class="card">
          <h2>What you entered from paper</h2>
          <AnswersGiven
            questionnaire={questionnaire}
            sessions={sessions}
            answers={readAnswers(questionnaire, sessions, fields).answers}
          />
        </section>
      </div>
      <form method="post" action={`${at}/feedback?language=${texts.language}`} data-once>
        <input type="hidden" name={CONTROL.sent} value={feedback?.at ?? ''} />
        {[...fields].flatMap(([path, values]) =>
          values.map((value) => <input key={`${path} ${value}`} type="hidden" name={path} value={String(value)} />),
        )}
        <div class="actions">
          <a class="button" href={at}>
            Keep what stands there
          </a>
          <button type="submit" name={CONTROL.press} value="replace" class="danger">
            Replace it by what I entered
          </button>
          <button type="submit" name={CONTROL.press} value="edit" class="plain">
            Back to the form
          </button>
        </div>
      </form>
    </StaffPage>
  );
}
