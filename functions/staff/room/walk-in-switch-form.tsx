import { typedIn } from '../../../shared/web/fields.ts';
import { TextField } from '../../../shared/web/form.tsx';
import { phaseAt } from '../../../shared/workshop/calendar.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import { WALK_INS_AN_HOUR, WALK_INS_MOST, walkInDays, walkInsUntil } from '../../../shared/workshop/walk-ins.ts';
import type { StaffVisit } from '../session.ts';
import type { Typed } from './typed.ts';

/** Whether people can register in the room: the switch, and when it closes by itself. */
export function WalkInSwitch({
  visit,
  typed,
  now,
}: {
  readonly visit: StaffVisit;
  readonly typed: Typed;
  readonly now: number;
}) {
  const { workshop, home, role } = visit;
  const until = walkInsUntil(workshop, now);
  const taken = workshop.walkIns?.taken ?? 0;
  const { first, last, proposed } = walkInDays(workshop, now);
  const isOver = workshop.erasedAt !== undefined || phaseAt(workshop, now) === 'closed';
  const action = `${home}/room/walk-ins`;
  return (
    <section class="card">
      <h2>Registration in the room</h2>
      <p>
        {until === undefined ? (
          <>
            <span class="tag">Closed</span> Nobody can register.
          </>
        ) : (
          <>
            <span class="tag good">Open</span> until {momentOf(workshop, until)}; then it closes by itself.
          </>
        )}{' '}
        {taken > 0 && `${taken === 1 ? 'One person has' : `${taken} people have`} registered.`}
      </p>
      {role === 'organiser' && !isOver && (
        <>
          <p class="soft">
            Whoever is not on the list finds it under the code on the slide, and gets the link by mail. At most{' '}
            {WALK_INS_MOST} people are taken, and {WALK_INS_AN_HOUR} in an hour; whoever comes after that is sent to
            your desk.
          </p>
          <form method="post" action={action} data-once>
            <input type="hidden" name="action" value="open" />
            <TextField
              name="until"
              label="Open until the end of this day"
              type="date"
              value={typedIn(typed.fields, 'until') || proposed}
              min={first}
              max={last}
              errors={typed.errors}
              required
            />
            <div class="actions">
              <button type="submit">{until === undefined ? 'Open the registration' : 'Change the day'}</button>
            </div>
          </form>
          {until !== undefined && (
            <form method="post" action={action} data-once>
              <input type="hidden" name="action" value="close" />
              <button type="submit" class="plain">
                Close it now
              </button>
            </form>
          )}
        </>
      )}
      {isOver && <p>The follow-up is closed.</p>}
    </section>
  );
}
