import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import type { Person } from '../../../shared/people/person.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { TextField } from '../../../shared/web/form.tsx';
import type { StaffVisit } from '../session.ts';
import type { Typed } from './typed.ts';

/** The forms to print, for those who write by hand; each person’s page has the form with the name, and the way to enter it. */
export function OnPaper({
  visit,
  everyone,
  typed,
}: {
  readonly visit: StaffVisit;
  readonly everyone: readonly Person[];
  readonly typed: Typed;
}) {
  const { home, workshop } = visit;
  const organisations = [...new Set(everyone.map(({ organisation }) => organisation))].toSorted();
  return (
    <section class="card">
      <h2>On paper</h2>
      {workshop.details.feedback.anonymous ? (
        <p>
          The feedback of this workshop is anonymous, so only the SWOT is printed: whoever types in a paper ballot knows
          whose it is, and a ballot that anybody could add to would count for nothing.
        </p>
      ) : (
        <p>Feedback and SWOT, to be filled in by hand and entered here. Printed from your browser, on A4.</p>
      )}
      <div class="actions">
        {LanguageSchema.options.map((language) => (
          <a key={language} class="button plain" href={`${home}/room/form?language=${language}`}>
            Blank form in {LANGUAGES[language].englishName}
          </a>
        ))}
      </div>
      {organisations.length > 0 && (
        <form method="get" action={`${home}/room/form`}>
          <div class="field">
            <label for="f-of">With names, for everyone of</label>
            <select id="f-of" name="organisation">
              {organisations.map((organisation) => (
                <option key={organisation} value={organisation}>
                  {organisation}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="plain">
            Print their forms
          </button>
        </form>
      )}
      <form method="get" action={`${home}/room/find`}>
        <TextField
          name="code"
          label="Enter a form that came back: its code"
          hint="Such as 7K2-MQ4, at the top of a form with a name. Blank forms: find the person under “Participants”."
          value={typedIn(typed.fields, 'code')}
          errors={typed.errors}
        />
        <button type="submit" class="plain">
          Find the person
        </button>
      </form>
    </section>
  );
}
