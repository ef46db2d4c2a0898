import { listMaterials } from '../../../shared/materials/material.store.ts';
import { MATERIAL_TITLE_MAX, type Material } from '../../../shared/materials/material.ts';
import { certificateOf } from '../../../shared/people/certificate.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { Table } from '../../../shared/report/figures.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, FieldError, fieldId, SelectField, TextField } from '../../../shared/web/form.tsx';
import type { WorkshopFile } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

export interface TakenHome {
  readonly materials: readonly Material[];
  readonly people: readonly Person[];
}

/** All that the page shows: the materials, and everyone, for the certificates and the contact list. */
export async function readTakeHome({ table }: StaffContext, { workshop }: StaffVisit): Promise<TakenHome> {
  const { id } = workshop.details;
  const [materials, everyone] = await Promise.all([listMaterials(table, id), listEveryone(table, id)]);
  return { materials, people: everyone.map(({ person }) => person) };
}

export const DONE = {
  settings: 'The settings are saved.',
  added: 'The material is added.',
  removed: 'The material is taken back: participants do not see it. You can show it again.',
  restored: 'The material is shown again.',
} as const;

type Settings = WorkshopFile['takeHome'];

const CERTIFICATE: Readonly<Record<Settings['certificate'], string>> = {
  attended: 'Everyone whose attendance is noted, at once',
  'after-feedback': 'The same, once they have given feedback (that an anonymous ballot was given is enough)',
  none: 'Nobody',
};
const MATERIALS: Readonly<Record<Settings['materials'], string>> = {
  'after-workshop': 'Once the workshop is over',
  'at-once': 'As soon as they are here',
};

export interface TakeHomeShown {
  readonly visit: StaffVisit;
  readonly taken: TakenHome;
  readonly said?: string | undefined;
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly errors?: FieldErrors;
}

/** What participants take home: certificates, materials, contacts. */
export function TakeHomePage(shown: TakeHomeShown) {
  const { visit, said, errors = {} } = shown;
  return (
    <StaffPage visit={visit} title="To take home" current="take-home">
      <h1>To take home</h1>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <ErrorSummary errors={errors} />
      <Certificates {...shown} />
      <Materials {...shown} />
      <SettingsForm {...shown} />
      <Contacts {...shown} />
    </StaffPage>
  );
}

function Certificates({ visit, taken: { people } }: TakeHomeShown) {
  const count = (standing: ReturnType<typeof certificateOf>): number =>
    people.filter((person) => certificateOf(visit.workshop, person) === standing).length;
  return (
    <section id="certificates">
      <h2>Certificates of participation</h2>
      <p>
        {count('given')} of {people.length} participants find theirs on their page.{' '}
        {count('after-feedback') > 0 && `${count('after-feedback')} get it after their feedback. `}
        {count('not-attended') > 0 && `Of ${count('not-attended')} no attendance is noted.`}
      </p>
    </section>
  );
}

function Materials({ visit, taken: { materials }, typed = {}, errors = {} }: TakeHomeShown) {
  const { home, role, workshop } = visit;
  const { sessions } = workshop.details;
  return (
    <section id="materials">
      <h2>Materials</h2>
      {materials.length === 0 ? (
        <p>None so far. Slides and handouts of each session can be added here.</p>
      ) : (
        <Table caption="Materials by session">
          <thead>
            <tr>
              <th scope="col">Material</th>
              <th scope="col">Session</th>
              <th scope="col">Shown</th>
            </tr>
          </thead>
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

function SettingsForm({ visit, typed, errors = {} }: TakeHomeShown) {
  const { takeHome } = visit.workshop.details;
  if (visit.role !== 'organiser') {
    return (
      <section id="settings">
        <h2>What participants get</h2>
        <dl class="facts">
          <dt>A certificate</dt>
          <dd>{CERTIFICATE[takeHome.certificate]}</dd>
          <dt>The materials</dt>
          <dd>{MATERIALS[takeHome.materials]}</dd>
        </dl>
      </section>
    );
  }
  return (
    <section id="settings">
      <h2>What participants get</h2>
      <form method="post" action={`${visit.home}/take-home/settings`} class="card" data-once>
        <Choices
          name="certificate"
          legend="Who gets a certificate?"
          choices={CERTIFICATE}
          chosen={typed?.certificate ? typedIn(typed, 'certificate') : takeHome.certificate}
          errors={errors}
        />
        <Choices
          name="materials"
          legend="When are the materials shown?"
          choices={MATERIALS}
          chosen={typed?.materials ? typedIn(typed, 'materials') : takeHome.materials}
          errors={errors}
        />
        <div class="actions">
          <button type="submit">Save the settings</button>
        </div>
      </form>
    </section>
  );
}

function Choices({
  name,
  legend,
  choices,
  chosen,
  errors,
}: {
  readonly name: string;
  readonly legend: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly chosen: string;
  readonly errors: FieldErrors;
}) {
  return (
    <fieldset aria-describedby={errors[name] ? `${fieldId(name)}-error` : undefined}>
      <legend>{legend}</legend>
      <FieldError name={name} errors={errors} />
      <div class="options stacked">
        {Object.entries(choices).map(([value, label], index) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              id={index === 0 ? fieldId(name) : undefined}
              checked={value === chosen}
              required
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Who agreed; the participants in the list see each other. */
function Contacts({ taken: { people } }: TakeHomeShown) {
  const agreed = people.filter((person) => person.agreed.contact !== undefined);
  return (
    <section id="contacts">
      <h2>Contact list</h2>
      <p>
        {agreed.length} of {people.length} participants agreed to stand in it, on their page. They see each other;
        nobody else but the staff sees it.
      </p>
      {agreed.length > 0 && (
        <Table caption="Contact list">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Organisation</th>
              <th scope="col">E-mail</th>
            </tr>
          </thead>
          <tbody>
            {agreed.map(({ id, name, organisation, position, email }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{[position, organisation].filter(Boolean).join(', ')}</td>
                <td>{email}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
