import { AnswersGiven } from '../../../shared/feedback/answers-given.tsx';
import type { Fields } from '../../../shared/feedback/fields.ts';
import type { Questionnaire } from '../../../shared/feedback/questionnaire.ts';
import { readAnswers } from '../../../shared/feedback/validate.ts';
import type { Person } from '../../../shared/people/person.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

/** Why nothing can be entered, and what had been typed, so that it is not lost. */
export function NotEnteredPage({
  visit,
  person,
  why,
  questionnaire,
  fields,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly why: string;
  readonly questionnaire: Questionnaire;
  readonly fields?: Fields | undefined;
}) {
  const { sessions } = visit.workshop.details;
  const answers = fields && readAnswers(questionnaire, sessions, fields).answers;
  return (
    <StaffPage visit={visit} title="Nothing can be entered" current="room">
      <h1>Nothing can be entered for {person.name}</h1>
      <div class="note warn" role="alert">
        <p>{why}</p>
      </div>
      {answers && Object.keys(answers).length > 0 && (
        <section>
          <h2>What you had typed</h2>
          <p>Nothing of it was stored. You can copy it from here.</p>
          <AnswersGiven questionnaire={questionnaire} sessions={sessions} answers={answers} />
        </section>
      )}
      <div class="actions">
        <a class="button" href={`${visit.home}/people/${person.id}`}>
          To the page of {person.name}
        </a>
      </div>
    </StaffPage>
  );
}
