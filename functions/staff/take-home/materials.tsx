import { MATERIAL_TITLE_MAX, type Material } from '../../../shared/materials/material.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { SelectField, TextField } from '../../../shared/web/form.tsx';
import { Table } from '../../../shared/web/table.tsx';
import type { WorkshopFile } from '../../../shared/workshop/workshop.ts';
import type { StaffVisit } from '../session.ts';
import type { TakeHomeShown } from './shown.ts';

/** The materials of each session, and the forms that add one. */
export function Materials({ visit, taken: { materials }, typed = {}, errors = {} }: TakeHomeShown) {
  const { home, role, workshop } = visit;
  const { sessions } = workshop.details;
  return (
    <section id="materials">
      <h2>Materials</h2>
      {materials.length === 0 ? (
        <p>None so far. Slides and handouts of each session can be added here.</p>
      ) : (
        <Table caption="Materials by session" columns={['Material', 'Session', 'Shown']}>
          <tbody>
            {materials.map((material) => (
              <Row key={`${material.sessionId} ${material.id}`} visit={visit} material={material} />
            ))}
          </tbody>
        </Table>
      )}
      {role === 'organiser' && (
        <>
          <form method="get" action={`${home}/take-home/file`} class="card">
            <h3>Add a file</h3>
            <SessionField id="of-file" sessions={sessions} value="" errors={{}} />
            <div class="actions">
              <button type="submit">Choose the file</button>
            </div>
          </form>
          <form method="post" action={`${home}/take-home/link`} class="card" data-once>
            <h3>Add a link</h3>
            <SessionField sessions={sessions} value={typedIn(typed, 'session')} errors={errors} />
            <TitleField typed={typed} errors={errors} />
            <TextField
              name="link"
              label="Address"
              hint="It begins with https://, and participants see it as it is."
              value={typedIn(typed, 'link')}
              errors={errors}
              required
            />
            <div class="actions">
              <button type="submit" class="plain">
                Add the link
              </button>
            </div>
          </form>
        </>
      )}
    </section>
  );
}

export const TitleField = ({
  typed,
  errors,
}: {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly errors: FieldErrors;
}) => (
  <TextField
    name="title"
    label="What it is"
    hint={`Such as “Slides of the presentation”; at most ${MATERIAL_TITLE_MAX} characters.`}
    value={typedIn(typed, 'title')}
    errors={errors}
    maxLength={MATERIAL_TITLE_MAX}
    required
  />
);

/** `id` tells two such fields of one page apart. */
function SessionField({
  id,
  sessions,
  value,
  errors,
}: {
  readonly id?: string;
  readonly sessions: WorkshopFile['sessions'];
  readonly value: string;
  readonly errors: FieldErrors;
}) {
  const choices = sessions.map((session) => ({ value: session.id, label: session.title }));
  if (id === undefined) {
    return (
      <SelectField
        name="session"
        label="Session"
        choices={choices}
        otherwise="Choose a session"
        value={value}
        errors={errors}
        required
      />
    );
  }
  return (
    <div class="field">
      <label for={id}>Session</label>
      <select id={id} name="session" required>
        <option value="">Choose a session</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Row({ visit, material }: { readonly visit: StaffVisit; readonly material: Material }) {
  const { id, sessionId, title, content, removed } = material;
  const { home, role, workshop } = visit;
  const address = `${home}/take-home/materials/${sessionId}/${id}`;
  const session = workshop.details.sessions.find((each) => each.id === sessionId);
  return (
    <tr>
      <th scope="row">
        {content.kind === 'file' ? (
          <a class="target" href={address}>
            {title}
          </a>
        ) : (
          <>
            {title}{' '}
            <a class="target mono" href={content.link} rel="noopener noreferrer">
              {content.link}
            </a>
          </>
        )}
      </th>
      <td>{session?.title ?? 'A session that is not in the programme any more'}</td>
      <td>
        {removed ? <span class="tag">taken back</span> : <span class="tag good">shown</span>}
        {role === 'organiser' && (
          <form method="post" action={`${address}/${removed ? 'restore' : 'remove'}`} data-once>
            <button type="submit" class="plain">
              {removed ? 'Show again' : 'Take back'}
              <span class="visually-hidden">: {title}</span>
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}
