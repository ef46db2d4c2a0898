import { mayActAs } from '../../../shared/people/membership.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { people as peopleText } from '../../../shared/report/figures.tsx';
import { SwotMatrix } from '../../../shared/report/swot.section.tsx';
import type { Board } from '../../../shared/swot/board.ts';
import { QuadrantSchema, quadrantTitle } from '../../../shared/swot/swot.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { SwotAlone } from './alone.tsx';
import { SwotSettingsForm } from './settings-form.tsx';
import { ThemeCard } from './theme.tsx';
import { type TypedSettings, type TypedTheme, wordingField } from './typed.ts';

const DONE: ReadonlyMap<string, string> = new Map([
  ['merged', 'The entries are merged. What their authors wrote stands unchanged in the theme.'],
  ['reword', 'The wording is saved.'],
  ['take-out', 'The entries stand by themselves again.'],
  ['dissolve', 'The theme is dissolved. Its entries stand by themselves again.'],
  ['settings', 'The settings are saved. They count from now on.'],
]);

/** The board of everyone's entries, the themes that staff make of them, and the matrix that comes of it. */
export function SwotPage({
  visit,
  board,
  done,
  typed,
  settings,
}: {
  readonly visit: StaffVisit;
  readonly board: Board;
  readonly done?: string | undefined;
  readonly typed?: TypedTheme;
  readonly settings?: TypedSettings;
}) {
  const refusal = typed?.refusal ?? settings?.refusal;
  const mayMerge = mayActAs(visit.role, 'reviewer');
  const themes = Object.values(board.themes).flat();
  const count = Object.values(board.alone).flat().length + themes.flatMap(({ entries }) => entries).length;
  return (
    <StaffPage visit={visit} title="SWOT" current="swot">
      <h1>Strengths, weaknesses, opportunities, threats</h1>
      {refusal?.reason === 'conflict' && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <ErrorSummary errors={errorsOf(board, typed, settings)} />
      {done !== undefined && DONE.has(done) && (
        <p class="note good" role="status">
          {DONE.get(done)}
        </p>
      )}
      <p>
        {count} {count === 1 ? 'entry' : 'entries'} from {peopleText(board.writers)}. Neither the participants nor the
        readers of the report see who wrote them. <Report visit={visit} />
      </p>
      <h2>Themes</h2>
      <p>
        A theme is what several entries say, in one wording. The entries stay as their authors wrote them; one that is
        changed later is marked, one that is withdrawn counts no more.
      </p>
      {themes.length === 0 && <p class="note">No entries were merged yet.</p>}
      {QuadrantSchema.options
        .filter((quadrant) => board.themes[quadrant].length > 0)
        .map((quadrant) => (
          <section key={quadrant}>
            <h3>{quadrantTitle(quadrant)}</h3>
            {board.themes[quadrant].map((theme) => (
              <ThemeCard
                key={theme.id}
                visit={visit}
                board={board}
                theme={theme}
                mayChange={mayMerge}
                typed={typed?.theme === theme.id ? typed : undefined}
              />
            ))}
          </section>
        ))}
      <SwotAlone visit={visit} board={board} mayMerge={mayMerge} typed={isAbout(board, typed) ? undefined : typed} />
      <h2>The weighted matrix</h2>
      <SwotMatrix matrix={board.matrix} />
      <SwotSettingsForm visit={visit} typed={settings} />
    </StaffPage>
  );
}

/** Until when merging counts for the report. */
function Report({ visit: { workshop } }: { readonly visit: StaffVisit }) {
  if (workshop.cancelled) return null;
  if (workshop.closedAt !== undefined) {
    return (
      <>
        The report holds the matrix as it stood when the follow-up closed; what is merged now changes this page alone.
      </>
    );
  }
  return (
    <>
      The report takes the matrix as it stands when the follow-up closes: merge what belongs together soon after the
      deadline, {deadlineText(workshop)}
      {workshop.details.followUp.graceHours > 0 &&
        `, within the ${workshop.details.followUp.graceHours} hours of grace`}
      .
    </>
  );
}

/** Whether something was sent to a theme that is still there. */
const isAbout = (board: Board, typed: TypedTheme | undefined): boolean =>
  Object.values(board.themes).some((themes) => themes.some(({ id }) => id === typed?.theme));

/** Beside the fields of the form that was sent: the wording of each theme is a field of its own. */
function errorsOf(board: Board, typed: TypedTheme | undefined, settings: TypedSettings | undefined): FieldErrors {
  if (settings) return settings.refusal.fields;
  if (!typed) return {};
  const { wording, ...errors } = typed.refusal.fields;
  if (wording === undefined) return errors;
  return { ...errors, [isAbout(board, typed) && typed.theme ? wordingField(typed.theme) : 'wording']: wording };
}
