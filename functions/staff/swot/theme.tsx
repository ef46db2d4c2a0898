import type { ComponentChildren } from 'preact';
import type { Board, BoardEntry, BoardTheme } from '../../../shared/swot/board.ts';
import { QuadrantSchema, quadrantTitle } from '../../../shared/swot/swot.ts';
import { WORDING_MAX } from '../../../shared/swot/themes.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { fieldId } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';
import { type TypedTheme, themePlace, tickedIn, wordingField } from './typed.ts';

interface Card {
  readonly visit: StaffVisit;
  readonly board: Board;
  readonly theme: BoardTheme;
  readonly mayChange: boolean;
  /** What was sent to this theme and refused. */
  readonly typed: TypedTheme | undefined;
}

/** A theme: its wording beside the entries as their authors wrote them. */
export function ThemeCard(card: Card) {
  const { visit, theme, mayChange } = card;
  const { timeZone } = visit.workshop.details;
  return (
    <section class="card" id={themePlace(theme.id)}>
      <h4 class="written">{theme.wording}</h4>
      <p>
        <span class="tag good">weight {theme.weight}</span>{' '}
        <span class="soft">
          worded by {theme.by}, {shortMoment(Date.parse(theme.at), timeZone)}
        </span>
      </p>
      {theme.entries.length === 0 && (
        <p class="note warn">All its entries were withdrawn, so it counts nowhere. It can be dissolved.</p>
      )}
      {mayChange ? <Entries {...card} /> : <ReadEntries {...card} />}
      {theme.gone > 0 && (
        <p class="soft">
          {theme.gone === 1 ? '1 merged entry is' : `${theme.gone} merged entries are`} not there any more and counts no
          more.
        </p>
      )}
      {mayChange && <Wording {...card} />}
    </section>
  );
}

function ReadEntries({ visit, theme }: Card) {
  return (
    <ul class="quotes">
      {theme.entries.map((entry) => (
        <li key={entry.id}>
          {entry.text}
          <About visit={visit} entry={entry} theme={theme} isChanged={entry.isChanged} />
        </li>
      ))}
    </ul>
  );
}

/** The entries, to be taken out; and the end of the theme. */
function Entries({ visit, board, theme, typed }: Card) {
  const ticked = tickedIn(typed);
  return (
    <form method="post" action={`${visit.home}/swot/themes/${theme.id}`} data-once>
      <input type="hidden" name="revision" value={board.revision} />
      {theme.entries.length > 0 && (
        <fieldset>
          <legend>As they were written</legend>
          {theme.entries.map((entry) => (
            <Tickable key={entry.id} entry={entry} isTicked={ticked.has(entry.id)}>
              <About visit={visit} entry={entry} theme={theme} isChanged={entry.isChanged} />
            </Tickable>
          ))}
        </fieldset>
      )}
      <div class="actions">
        {theme.entries.length > 0 && (
          <button type="submit" class="plain" name="action" value="take-out">
            Take out what is ticked<span class="visually-hidden">, from: {theme.wording}</span>
          </button>
        )}
        <button type="submit" class="danger" name="action" value="dissolve">
          Dissolve the theme<span class="visually-hidden">: {theme.wording}</span>
        </button>
      </div>
    </form>
  );
}

function Wording({ visit, board, theme, typed }: Card) {
  const id = fieldId(wordingField(theme.id));
  const quadrantId = `q-${theme.id}`;
  const isTyped = typed !== undefined && typedIn(typed.fields, 'action') === 'reword';
  const wording = isTyped ? typedIn(typed.fields, 'wording') : theme.wording;
  const quadrant = isTyped ? typedIn(typed.fields, 'quadrant') : theme.quadrant;
  const error = isTyped ? typed.refusal.fields.wording : undefined;
  return (
    <details open={isTyped}>
      <summary>
        Word it differently, or move it<span class="visually-hidden">: {theme.wording}</span>
      </summary>
      <form method="post" action={`${visit.home}/swot/themes/${theme.id}`} data-once>
        <input type="hidden" name="revision" value={board.revision} />
        <div class="field">
          <label for={id}>Wording</label>
          {error && (
            <p class="error" id={`${id}-error`}>
              {error}
            </p>
          )}
          <textarea
            id={id}
            name="wording"
            rows={2}
            maxLength={WORDING_MAX}
            required
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          >
            {wording}
          </textarea>
        </div>
        <div class="field">
          <label for={quadrantId}>Quadrant</label>
          <select id={quadrantId} name="quadrant">
            {QuadrantSchema.options.map((each) => (
              <option key={each} value={each} selected={each === quadrant}>
                {quadrantTitle(each)}
              </option>
            ))}
          </select>
        </div>
        <div class="actions">
          <button type="submit" name="action" value="reword">
            Save the wording
          </button>
        </div>
      </form>
    </details>
  );
}

/** An entry with a box to tick, and what is known of it below. */
export function Tickable({
  entry,
  isTicked,
  children,
}: {
  readonly entry: BoardEntry;
  readonly isTicked: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="options stacked">
      <label>
        <input type="checkbox" name="entries" value={entry.id} checked={isTicked} />
        <span class="written">{entry.text}</span>
      </label>
      {children}
    </div>
  );
}

/** Who wrote an entry, how many endorse it, and what happened since it was merged. */
export function About({
  visit,
  entry,
  theme,
  isChanged = false,
}: {
  readonly visit: StaffVisit;
  readonly entry: BoardEntry;
  readonly theme?: BoardTheme;
  readonly isChanged?: boolean;
}) {
  const { by, endorsements, quadrant } = entry;
  return (
    <p class="soft">
      <a class="target" href={`${visit.home}/people/${by.id}`}>
        {by.name}, {by.organisation}
      </a>
      {endorsements > 0 && <span class="tag">endorsed by {endorsements}</span>}{' '}
      {theme && theme.quadrant !== quadrant && <span class="tag">entered under {quadrantTitle(quadrant)}</span>}{' '}
      {isChanged && <span class="tag warn">changed by its author since it was merged</span>}
    </p>
  );
}
