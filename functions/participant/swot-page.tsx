import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { QUADRANTS, QuadrantSchema, SWOT_TEXT_MAX } from '../../shared/swot/swot.ts';
import { ErrorSummary, FieldError, fieldId, LongTextField } from '../../shared/web/form.tsx';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
import type { Visit } from './session.ts';

/** An entry as it stands in the form, right or wrong. */
export interface TypedEntry {
  readonly command: string;
  readonly quadrant: string;
  readonly text: string;
}

export function SwotPage({
  visited,
  typed,
  errors,
  now,
}: {
  readonly visited: Visit;
  readonly typed: TypedEntry;
  readonly errors: FieldErrors;
  readonly now: number;
}) {
  const { workshop, person, home } = visited;
  const { maxEntries } = workshop.details.swot;
  const newest = person.swot
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const left = maxEntries - person.swot.length;
  return (
    <ParticipantPage visit={visited} title={refused(errors) ? 'Please check: SWOT' : 'SWOT'} current="swot">
      <h1>Strengths, weaknesses, opportunities, threats</h1>
      <ErrorSummary errors={errors} />
      <DeclinedHere visited={visited} page="swot" />
      {newest === undefined ? (
        <p>
          How do you see the field after the workshop? One sentence each is enough. You can add up to {maxEntries}{' '}
          entries, and change or withdraw them until <strong>{deadlineText(workshop, person)}</strong>.
        </p>
      ) : (
        <div class="note good">
          <p>
            <strong>{receivedAt(workshop, newest, now, visited.texts)}.</strong> {person.swot.length} of at most{' '}
            {maxEntries} {maxEntries === 1 ? 'entry' : 'entries'}. You can add, change and withdraw until{' '}
            {deadlineText(workshop, person)}.
          </p>
        </div>
      )}
      {left > 0 || refused(errors) ? (
        <section>
          <h2>{newest === undefined ? 'Your first entry' : 'Another entry'}</h2>
          <form method="post" action={`${home}/swot`} data-once>
            <input type="hidden" name="command" value={typed.command} />
            <EntryFields typed={typed} errors={errors} />
            <div class="actions">
              <button type="submit">Add this entry</button>
            </div>
          </form>
        </section>
      ) : (
        <p>You have entered as many as are taken. To say something else, please change or withdraw one.</p>
      )}
      {!refused(errors) && <DeclineHere visited={visited} page="swot" now={now} />}
      {newest !== undefined && (
        <>
          <h2>What you gave</h2>
          <SwotEntries visited={visited} mayChange />
          <div class="actions">
            <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
          </div>
        </>
      )}
    </ParticipantPage>
  );
}

export function SwotEntryPage({
  visited,
  id,
  typed,
  errors,
}: {
  readonly visited: Visit;
  readonly id: string;
  readonly typed: TypedEntry;
  readonly errors: FieldErrors;
}) {
  const { home } = visited;
  return (
    <ParticipantPage visit={visited} title={refused(errors) ? 'Please check: SWOT' : 'Change an entry'} current="swot">
      <h1>Change an entry</h1>
      <ErrorSummary errors={errors} />
      <form method="post" action={`${home}/swot/${encodeURIComponent(id)}`} data-once>
        <EntryFields typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit" name="action" value="change">
            Save the change
          </button>
          <button type="submit" name="action" value="withdraw" class="danger" formnovalidate>
            Withdraw this entry
          </button>
          <a class="button plain" href={`${home}/swot`}>
            Leave it as it is
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

/** A person's entries under their quadrants. */
export function SwotEntries({ visited, mayChange }: { readonly visited: Visit; readonly mayChange: boolean }) {
  const { person, home } = visited;
  return (
    <>
      {QuadrantSchema.options.map((quadrant) => {
        const entries = person.swot.filter((entry) => entry.quadrant === quadrant);
        return entries.length === 0 ? null : (
          <section key={quadrant}>
            <h3>{QUADRANTS[quadrant].title}</h3>
            {entries.map((entry) => (
              <div class="card" key={entry.id}>
                <p class="written">{entry.text}</p>
                {mayChange && (
                  <p>
                    <a class="button plain" href={`${home}/swot/${entry.id}`}>
                      Change or withdraw<span class="visually-hidden">: {entry.text.slice(0, 40)}</span>
                    </a>
                  </p>
                )}
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}

function EntryFields({ typed, errors }: { readonly typed: TypedEntry; readonly errors: FieldErrors }) {
  return (
    <>
      <fieldset aria-describedby={errors.quadrant ? `${fieldId('quadrant')}-error` : undefined}>
        <legend>Where does it belong?</legend>
        <FieldError name="quadrant" errors={errors} />
        <div class="options stacked">
          {QuadrantSchema.options.map((quadrant, index) => (
            <label key={quadrant}>
              <input
                type="radio"
                name="quadrant"
                value={quadrant}
                id={index === 0 ? fieldId('quadrant') : undefined}
                checked={typed.quadrant === quadrant}
                required
              />
              <span>
                <strong>{QUADRANTS[quadrant].title}</strong> <span class="soft">{QUADRANTS[quadrant].asks}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <LongTextField
        name="text"
        label="Your entry"
        hint="One point in one or two sentences."
        value={typed.text}
        errors={errors}
        required
        maxLength={SWOT_TEXT_MAX}
        rows={3}
      />
    </>
  );
}

const refused = (errors: FieldErrors): boolean => Object.keys(errors).length > 0;
