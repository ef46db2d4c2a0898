import type { StaffIdentity } from '../../shared/people/staff-sign-in.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ConsolePage } from './frame.tsx';

/** The three ways to a new workshop, and the form that takes a workshop's file. */
export function NewWorkshop({
  identity,
  typed = '',
  errors = {},
}: {
  readonly identity: StaffIdentity;
  readonly typed?: string;
  readonly errors?: FieldErrors;
}) {
  return (
    <ConsolePage identity={identity} title="New workshop">
      <h1>New workshop</h1>
      <FileErrors errors={errors} />
      <div class="grid">
        <section class="card">
          <h2>From a form</h2>
          <p>Title, dates, place and senders; all else begins as usual and can be changed.</p>
          <p>
            <a class="button" href="/staff/workshops/new">
              Fill in the form
            </a>
          </p>
        </section>
        <section class="card">
          <h2>As a copy of an earlier one</h2>
          <p>Agenda, staff, plan, questionnaire and the words of the mails come along to new dates.</p>
          <p>
            <a class="button" href="/staff/workshops/copy">
              Choose a workshop
            </a>
          </p>
        </section>
      </div>
      <h2>From a file</h2>
      <p>
        Title, place, dates, sessions, staff and the plan of the follow-up, as JSON: downloaded from another workshop,
        or written as <span class="mono">docs/workshop-file.md</span> describes.
      </p>
      <form method="post" action="/staff/workshops" enctype="multipart/form-data" class="card" data-once>
        <div class="field">
          <label for="f-upload">Workshop file</label>
          <p class="hint">A .json file of at most 1 MB.</p>
          <input type="file" id="f-upload" name="upload" accept=".json,application/json" />
        </div>
        <div class="field">
          <label for="f-file">Or paste its text</label>
          <textarea
            id="f-file"
            name="file"
            rows={typed ? 24 : 8}
            class="mono"
            spellcheck={false}
            aria-invalid={Object.keys(errors).length > 0 ? 'true' : undefined}
            aria-describedby={Object.keys(errors).length > 0 ? 'f-file-error' : undefined}
          >
            {typed}
          </textarea>
        </div>
        <div class="actions">
          <button type="submit">Create the workshop</button>
        </div>
      </form>
    </ConsolePage>
  );
}

/** No links, since all of it is about the one file. */
function FileErrors({ errors }: { readonly errors: FieldErrors }) {
  const messages = Object.values(errors);
  if (messages.length === 0) return null;
  return (
    <div class="note bad" role="alert" id="f-file-error">
      <p>
        <strong>
          Nothing was created. Please correct {messages.length === 1 ? 'this' : `these ${messages.length} places`}:
        </strong>
      </p>
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
