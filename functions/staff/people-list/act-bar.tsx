import { ActKindSchema } from '../../../shared/people/person.ts';
import { ACTS, count } from './words.ts';

/** Under the list: for whom, and what. Nothing happens before a page has said what it means. */
export const ActBar = ({ matching }: { readonly matching: number }) => (
  <fieldset class="card" id="act">
    <legend>For those who are ticked</legend>
    <div class="options stacked">
      <label>
        <input type="checkbox" name="all" value="yes" />
        <span>
          {matching === 1
            ? 'For the one person of this list, ticked or not'
            : `For all ${count(matching)} of this list, on every page, ticked or not`}
        </span>
      </label>
    </div>
    <div class="actions">
      {ActKindSchema.options.map((kind) => (
        <button key={kind} type="submit" class="plain" name="do" value={kind}>
          {ACTS[kind].choose}
        </button>
      ))}
    </div>
    <p class="hint">
      The next page says whom it concerns and which mails go out, before anything happens. An address is corrected on
      the page of its person.
    </p>
  </fieldset>
);
