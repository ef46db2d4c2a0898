import type { Person } from '../../../shared/people/person.ts';
import { shortCode } from '../../../shared/people/short-code.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import type { Sheet } from '../../../shared/swot/on-behalf.ts';
import { QuadrantSchema, quadrantTitle } from '../../../shared/swot/swot.ts';
import { ErrorSummary, LongTextField } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

interface Typed {
  readonly sheet: Sheet;
  /** Names a press of the button, so that a repeated one adds nothing. */
  readonly command: string;
  readonly errors: FieldErrors;
}

/** Four fields as on the sheet, a line for each entry, and what is there already. */
export function SwotEntryPage({
  visit,
  person,
  why,
  typed,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  /** Why nothing can be entered just now. */
  readonly why: string | undefined;
  readonly typed: Typed;
}) {
  const { details } = visit.workshop;
  const address = `${visit.home}/people/${person.id}`;
  const hasTyped = QuadrantSchema.options.some((quadrant) => typed.sheet[quadrant] !== '');
  return (
    <StaffPage visit={visit} title={`SWOT from paper: ${person.name}`} current="room">
      <h1>SWOT from paper: {person.name}</h1>
      <ErrorSummary errors={typed.errors} />
      {why && (
        <div class="note warn" role="alert">
          <p>{why}</p>
        </div>
      )}
      <p>
        {person.organisation}. The code on the form is <strong class="mono">{shortCode(person.id)}</strong>. At most{' '}
        {details.swot.maxEntries} entries are taken from one person. Each is labelled as entered by you, on the page of{' '}
        {person.name} too.
      </p>
      <Entries visit={visit} person={person} mayRemove={why === undefined} />
      {(why === undefined || hasTyped) && (
        <form method="post" action={`${address}/swot`} class="card" data-once>
          <input type="hidden" name="command" value={typed.command} />
          {QuadrantSchema.options.map((quadrant) => (
            <LongTextField
              key={quadrant}
              name={quadrant}
              label={quadrantTitle(quadrant)}
              hint="Each line is one entry."
              value={typed.sheet[quadrant]}
              errors={typed.errors}
            />
          ))}
          <div class="actions">
            {why === undefined && <button type="submit">Enter this for {person.name}</button>}
            <a class="button plain" href={address}>
              Leave it
            </a>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

function Entries({
  visit,
  person,
  mayRemove,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly mayRemove: boolean;
}) {
  const { timeZone } = visit.workshop.details;
  if (person.swot.length === 0) return null;
  return (
    <section>
      <h2>There already</h2>
      {person.swot.map(({ id, quadrant, text, at, enteredBy }) => (
        <div class="card" key={id}>
          <h3>{quadrantTitle(quadrant)}</h3>
          <p class="written">{text}</p>
          <p class="soft">
            {enteredBy ? `Entered from paper by ${enteredBy}` : `Written by ${person.name} online`},{' '}
            {shortMoment(Date.parse(at), timeZone)}
          </p>
          {enteredBy && mayRemove && (
            <form method="post" action={`${visit.home}/people/${person.id}/swot/${id}/remove`} data-once>
              <button type="submit" class="plain">
                Remove<span class="visually-hidden">: {[...text].slice(0, 40).join('')}</span>
              </button>
            </form>
          )}
        </div>
      ))}
    </section>
  );
}
