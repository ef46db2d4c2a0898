import { randomToken } from '../../../shared/store/keys.ts';
import type { Board } from '../../../shared/swot/board.ts';
import { QuadrantSchema, quadrantTitle } from '../../../shared/swot/swot.ts';
import { MERGED_MAX, THEMES_MAX, WORDING_MAX } from '../../../shared/swot/themes.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { FieldError, fieldId, LongTextField } from '../../../shared/web/form.tsx';
import type { StaffVisit } from '../session.ts';
import { About, Tickable } from './theme.tsx';
import { type TypedTheme, tickedIn } from './typed.ts';

interface Alone {
  readonly visit: StaffVisit;
  readonly board: Board;
  readonly mayMerge: boolean;
  readonly typed: TypedTheme | undefined;
}

/** The entries that are in no theme, in four quadrants; ticked ones are merged. */
export function SwotAlone(alone: Alone) {
  const { visit, board, mayMerge, typed } = alone;
  const none = Object.values(board.alone).flat().length === 0;
  return (
    <>
      <h2>Entries that are in no theme</h2>
      {mayMerge && !none ? (
        <form method="post" action={`${visit.home}/swot/themes`} id={fieldId('entries')} data-once>
          <input type="hidden" name="revision" value={board.revision} />
          <input type="hidden" name="theme" value={randomToken()} />
          <FieldError name="entries" errors={typed?.refusal.fields ?? {}} />
          <Quadrants {...alone} />
          <Merge board={board} typed={typed} />
        </form>
      ) : (
        <Quadrants {...alone} />
      )}
    </>
  );
}

function Quadrants({ visit, board, mayMerge, typed }: Alone) {
  const ticked = tickedIn(typed);
  return (
    <div class="quadrants">
      {QuadrantSchema.options.map((quadrant) => (
        <section class="card" key={quadrant}>
          <h3>
            {quadrantTitle(quadrant)} ({board.alone[quadrant].length})
          </h3>
          {board.alone[quadrant].length === 0 && <p class="soft">None.</p>}
          {board.alone[quadrant].map((entry) =>
            mayMerge ? (
              <Tickable key={entry.id} entry={entry} isTicked={ticked.has(entry.id)}>
                <About visit={visit} entry={entry} />
              </Tickable>
            ) : (
              <div key={entry.id}>
                <p class="written">{entry.text}</p>
                <About visit={visit} entry={entry} />
              </div>
            ),
          )}
        </section>
      ))}
    </div>
  );
}

/** Into which theme, and in which words. */
function Merge({ board, typed }: Pick<Alone, 'board' | 'typed'>) {
  const themes = Object.values(board.themes).flat();
  const into = typed && typedIn(typed.fields, 'into');
  const merged = themes.reduce((sum, { entries, gone }) => sum + entries.length + gone, 0);
  return (
    <section class="card">
      <h3>Merge what is ticked</h3>
      <p class="soft">
        {themes.length} of at most {THEMES_MAX} themes, {merged} of at most {MERGED_MAX.toLocaleString('en-GB')} merged
        entries.
      </p>
      <div class="field">
        <label for={fieldId('into')}>Into</label>
        <select id={fieldId('into')} name="into">
          <option value="new">a new theme, in the quadrant of the first entry that is ticked</option>
          {QuadrantSchema.options
            .filter((quadrant) => board.themes[quadrant].length > 0)
            .map((quadrant) => (
              <optgroup key={quadrant} label={quadrantTitle(quadrant)}>
                {board.themes[quadrant].map(({ id, wording }) => (
                  <option key={id} value={id} selected={id === into}>
                    {wording}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </div>
      <LongTextField
        name="wording"
        label="Wording of a new theme (optional)"
        hint="Left empty, it begins with the words of the first entry that is ticked."
        value={typed ? typedIn(typed.fields, 'wording') : ''}
        errors={typed?.refusal.fields ?? {}}
        maxLength={WORDING_MAX}
        rows={2}
      />
      <div class="actions">
        <button type="submit">Merge</button>
      </div>
    </section>
  );
}
