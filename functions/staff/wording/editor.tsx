import type { ComponentChildren } from 'preact';
import type { Preview } from '../../../shared/follow-up/mail-preview.ts';
import { VARIABLES, VARIABLES_OF, WORDING_LIMITS } from '../../../shared/mail/wording.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, FieldError, fieldId, LongTextField, TextField } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { LETTERS, letterName, letterPath, type TypedWording } from './letters.ts';
import { changedBy, type StandingLetter } from './list.tsx';
import { MOST_OFFERED, type Offered } from './person.ts';
import { MailPreview } from './preview.tsx';

export interface Editing {
  readonly visit: StaffVisit;
  readonly letter: StandingLetter;
  readonly offered: Offered;
  readonly mailFrom: string;
  readonly wording: TypedWording;
  /** `wording` was typed, and is not what is stored. */
  readonly isTyped: boolean;
  readonly errors: FieldErrors;
  readonly note?: { readonly tone: 'good' | 'bad'; readonly text: string } | undefined;
  readonly preview?: Preview | undefined;
}

/** One mail in one language: its wording, to read or to change, and what becomes of it for one person. */
export function WordingPage(editing: Editing) {
  const { visit, letter, offered, errors, note } = editing;
  const { kind, language } = letter;
  const path = letterPath(visit, letter);
  const mayChange = visit.role === 'organiser';
  const chosen = offered.chosen?.person;
  return (
    <StaffPage visit={visit} title={letterName(letter)} current="mails">
      <p>
        <a class="target" href={`${visit.home}/mails`}>
          All mails
        </a>
      </p>
      <h1>{letterName(letter)}</h1>
      {note && (
        <p class={`note ${note.tone}`} role="status">
          {note.text}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <p>{LETTERS[kind].about}</p>
      <Standing {...editing} />
      {mayChange ? <Editor {...editing} path={path} /> : <Reading {...editing} path={path} />}
      <h2 id="preview">{chosen ? `Preview for ${chosen.name}` : 'Preview'}</h2>
      {editing.isTyped && editing.preview && <p class="note">This is what you typed. It is not saved yet.</p>}
      {editing.preview && chosen ? (
        <MailPreview
          preview={editing.preview}
          language={language}
          mailFrom={editing.mailFrom}
          frame={`${path}/preview.html?person=${chosen.id}`}
          typed={editing.isTyped ? { ...editing.wording, person: chosen.id } : undefined}
        />
      ) : (
        <p>
          {offered.people.length === 0
            ? 'There is nobody on the list of participants yet. The preview shows the mail as it comes to one of them.'
            : 'The preview comes back with a wording that can be sent, and somebody to show it for.'}
        </p>
      )}
    </StaffPage>
  );
}

function Standing({ visit, letter: { standing } }: Editing) {
  const { changed, isDefault } = standing;
  const who = changed && `, ${changedBy(visit.workshop, changed)}`;
  return (
    <p>
      <span class={isDefault ? 'tag' : 'tag good'}>{isDefault ? 'default' : 'your own'}</span>{' '}
      {isDefault ? 'This is the default wording' : 'This is your workshop’s own wording'}
      {who}.
    </p>
  );
}

function Editor({ visit, letter, offered, wording, errors, path }: Editing & { readonly path: string }) {
  const { language, standing } = letter;
  const most = (limit: number): string => `At most ${limit.toLocaleString('en-GB')} characters.`;
  return (
    <>
      <form method="post" action={path} class="card" data-once>
        <TextField
          name="subject"
          label="Subject"
          hint={most(WORDING_LIMITS.subject)}
          value={wording.subject}
          errors={errors}
          lang={language}
        />
        <TextField
          name="preheader"
          label="Preview line"
          hint={`Mail programs show it beside the subject. It may be empty. ${most(WORDING_LIMITS.preheader)}`}
          value={wording.preheader}
          errors={errors}
          lang={language}
        />
        <LongTextField
          name="body"
          label="Text"
          hint={`Below the greeting. An empty line begins a new paragraph. ${most(WORDING_LIMITS.body)}`}
          value={wording.body}
          errors={errors}
          rows={10}
          lang={language}
        />
        <Variables {...letter} />
        <PersonField offered={offered} errors={errors} label="Preview and test for" />
        <div class="actions">
          <button type="submit">Save</button>
          <button class="plain" type="submit" formaction={`${path}/preview#preview`}>
            Preview without saving
          </button>
          <button class="plain" type="submit" formaction={`${path}/test`}>
            Send a test to me
          </button>
        </div>
        <p class="hint">A test goes to {visit.identity.email} and to nobody else. Its subject begins with “Test:”.</p>
      </form>
      {!standing.isDefault && (
        <form method="post" action={`${path}/reset`} class="card" data-once>
          <h2>Back to the default</h2>
          <p>
            This mail then says again what Afterword says by default, in this language alone. Your own wording is not
            kept: copy it first if you may want it again. Mails that were sent stay as they are.
          </p>
          <div class="actions">
            <button class="danger" type="submit">
              Back to the default
            </button>
          </div>
        </form>
      )}
    </>
  );
}

function Reading({ letter, offered, wording, errors, path }: Editing & { readonly path: string }) {
  return (
    <>
      <dl class="facts" lang={letter.language}>
        <dt lang="en">Subject</dt>
        <dd>{wording.subject}</dd>
        <dt lang="en">Preview line</dt>
        <dd>{wording.preheader}</dd>
        <dt lang="en">Text</dt>
        <dd class="written">{wording.body}</dd>
      </dl>
      <Variables {...letter} />
      <form method="get" action={`${path}#preview`} class="card">
        <PersonField offered={offered} errors={errors} label="Preview for" />
        <div class="actions">
          <button type="submit">Show</button>
        </div>
      </form>
    </>
  );
}

function Variables({ kind }: StandingLetter) {
  return (
    <section>
      <h2>Variables of this mail</h2>
      <p>Each stands for something that is filled in for each person.</p>
      <dl class="facts">
        {VARIABLES_OF[kind].map(
          (name): ComponentChildren => (
            <>
              <dt class="mono">{`{{${name}}}`}</dt>
              <dd>{VARIABLES[name]}</dd>
            </>
          ),
        )}
      </dl>
    </section>
  );
}

function PersonField({
  offered: { people, isCut, chosen },
  errors,
  label,
}: {
  readonly offered: Offered;
  readonly errors: FieldErrors;
  readonly label: string;
}) {
  if (people.length === 0) return null;
  const others = chosen && !people.some(({ id }) => id === chosen.person.id) ? [chosen.person] : [];
  return (
    <div class="field">
      <label for={fieldId('person')}>{label}</label>
      {isCut && <p class="hint">{MOST_OFFERED} of the participants are offered.</p>}
      <FieldError name="person" errors={errors} />
      <select
        id={fieldId('person')}
        name="person"
        aria-invalid={errors.person ? 'true' : undefined}
        aria-describedby={errors.person ? `${fieldId('person')}-error` : undefined}
      >
        {[...others, ...people].map(({ id, name, organisation }) => (
          <option key={id} value={id} selected={id === chosen?.person.id}>
            {name}, {organisation}
          </option>
        ))}
      </select>
    </div>
  );
}
