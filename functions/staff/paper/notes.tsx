import { NOTE_MAX } from '../../../shared/papers/staff-notes.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { LongTextField } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { addressOf, NOTHING_OF_IT, type SeenPaper, type Typed } from './seen.ts';

/** What staff say to each other about the paper. */
export function StaffNotesSection({
  seen: { visit, paper, notes },
  typed,
  mayWrite,
}: {
  readonly seen: SeenPaper;
  readonly typed: Typed;
  readonly mayWrite: boolean;
}) {
  const mine = typed.form === 'note' ? typed : NOTHING_OF_IT;
  return (
    <section id="notes">
      <h2>Notes among staff</h2>
      {notes.length === 0 && <p>None. Neither the author nor the reviewers behind links ever see what stands here.</p>}
      {notes.map(({ at, by, text }) => (
        <div class="card" key={at + by}>
          <p class="soft">
            {by}, {shortMoment(Date.parse(at), visit.workshop.details.timeZone)}
          </p>
          <p class="written">{text}</p>
        </div>
      ))}
      {mayWrite && (
        <form method="post" action={`${addressOf(visit, paper)}/notes`} data-once>
          <LongTextField
            name="text"
            label="A note"
            hint="Staff read it, and nobody else. It cannot be taken back."
            value={typedIn(mine.fields, 'text')}
            errors={mine.errors}
            maxLength={NOTE_MAX}
            rows={3}
            required
          />
          <div class="actions">
            <button type="submit" class="plain">
              Add the note
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
