import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import { linkRequestPath } from '../../../shared/people/addresses.ts';
import type { Person } from '../../../shared/people/person.ts';
import { normaliseEmail } from '../../../shared/store/keys.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { AddPerson } from './add-person-form.tsx';
import { OnPaper } from './on-paper.tsx';
import type { Typed } from './typed.ts';
import { WalkInSwitch } from './walk-in-switch-form.tsx';

interface Shown {
  readonly visit: StaffVisit;
  readonly everyone: readonly Person[];
  readonly typed: Typed;
  readonly done: string | null;
  readonly baseUrl: string;
  readonly now: number;
}

/** What one needs on the day, in the order of the day. */
export function RoomPage({ visit, everyone, typed, done, baseUrl, now }: Shown) {
  const { home, role, workshop } = visit;
  const here = everyone.filter(({ attended }) => attended).length;
  return (
    <StaffPage visit={visit} title="In the room" current="room">
      <h1>In the room</h1>
      <ErrorSummary errors={typed.errors} />
      <DoneNote done={done} everyone={everyone} />
      <div class="grid">
        <section class="card">
          <h2>At the door</h2>
          <p>
            <strong class="figure">{here}</strong> of {everyone.length} are here.
          </p>
          <div class="actions">
            <a class="button" href={`${home}/room/attendance`}>
              {role === 'organiser' ? 'Tick off attendance' : 'Attendance'}
            </a>
            <a class="button plain" href={`${home}/room/sign-in-sheet`}>
              List to sign, for printing
            </a>
            {role === 'organiser' && (
              <a class="button plain" href={`${home}/room/attendance.csv`}>
                Attendance as CSV
              </a>
            )}
          </div>
        </section>
        <section class="card">
          <h2>On the wall</h2>
          <p>
            A slide with a code that leads to{' '}
            <span class="mono">{`${baseUrl}${linkRequestPath(workshop.details.id)}`}</span>. There everyone enters an
            e-mail address and gets their own link by mail.
          </p>
          <div class="actions">
            <a class="button" href={`${home}/room/slide`}>
              Show the slide
            </a>
            {LanguageSchema.options.map((language) => (
              <a key={language} class="button plain" href={`${home}/room/slide?language=${language}`}>
                In {LANGUAGES[language].englishName} only
              </a>
            ))}
          </div>
        </section>
      </div>
      {role === 'organiser' && <OnPaper visit={visit} everyone={everyone} typed={typed} />}
      <WalkInSwitch visit={visit} typed={typed} now={now} />
      <WalkedIn visit={visit} everyone={everyone} />
      {role === 'organiser' && <AddPerson visit={visit} typed={typed} />}
    </StaffPage>
  );
}

/** Whoever came without having been on the list: to be looked at, corrected, or taken off again. */
function WalkedIn({ visit, everyone }: { readonly visit: StaffVisit; readonly everyone: readonly Person[] }) {
  const walkedIn = everyone.filter((person) => person.walkedIn);
  if (walkedIn.length === 0) return null;
  const sharing = ({ id, email }: Person): readonly string[] =>
    everyone
      .filter((other) => other.id !== id && normaliseEmail(other.email) === normaliseEmail(email))
      .map(({ name }) => name);
  return (
    <section>
      <h2>Came without having been on the list</h2>
      <ul>
        {walkedIn.map((person) => {
          const others = sharing(person);
          return (
            <li key={person.id}>
              <a class="target" href={`${visit.home}/people/${person.id}`}>
                {person.name}
              </a>
              , {person.organisation}
              {others.length > 0 && (
                <>
                  {' '}
                  <span class="tag warn">same address as {others.join(', ')}</span> Is it the same person? Then erase
                  one of the two.
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function DoneNote({ done, everyone }: { readonly done: string | null; readonly everyone: readonly Person[] }) {
  const said = saidOf(done ?? '', everyone);
  return said ? (
    <p class="note good" role="status">
      {said}
    </p>
  ) : null;
}

function saidOf(done: string, everyone: readonly Person[]): string | undefined {
  const [kind, id] = done.split('.');
  const name = everyone.find((person) => person.id === id)?.name;
  switch (kind) {
    case 'open':
      return 'People can register in the room now.';
    case 'close':
      return 'Nobody can register any more. You can open it again.';
    case 'added':
      return name && `${name} is on the list.`;
    case 'there':
      return name && `${name} is on the list already, by this name and address; nobody was added.`;
    default:
      return undefined;
  }
}
