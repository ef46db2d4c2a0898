import { groupsToCall } from '../../../shared/report/chase.ts';
import type { PersonStanding } from '../../../shared/report/overview.ts';
import type { Page } from '../../../shared/report/people-list.ts';
import { StaffPage } from '../frame.tsx';
import { count, GROUPS, owedText } from '../people-list/words.ts';
import type { StaffVisit } from '../session.ts';
import { CallForm, callText } from './calls.tsx';
import { dialled } from './message.tsx';

/** By organisation: who has not answered, the number, what is owed, the last call, and what to do next. */
export function ChasePage({
  visit,
  page,
  all,
  called,
}: {
  readonly visit: StaffVisit;
  readonly page: Page<PersonStanding>;
  readonly all: number;
  readonly called: PersonStanding | undefined;
}) {
  const address = `${visit.home}/chase`;
  const last = called?.person.calls.at(-1);
  return (
    <StaffPage visit={visit} title="Telephone list" current="chase">
      <h1>Telephone list</h1>
      {called && last && visit.role === 'organiser' && (
        <p class="note good" role="status">
          Noted for {called.person.name}: {callText(last, visit.workshop.details.timeZone)}. It can be corrected or
          deleted on{' '}
          <a class="target" href={`${visit.home}/people/${called.person.id}#calls`}>
            the person’s page
          </a>
          .
        </p>
      )}
      {all === 0 ? (
        <p>Nobody is left to be telephoned: all have answered.</p>
      ) : (
        <p>
          {count(all)} {all === 1 ? 'has' : 'have'} not answered everything yet.
          {page.of > 1 && ` Page ${page.number} of ${page.of}.`}
        </p>
      )}
      {all > 0 && (
        <div class="actions">
          {page.number > 1 && (
            <a class="button plain" href={`${address}?page=${page.number - 1}`}>
              Previous page
            </a>
          )}
          {page.number < page.of && (
            <a class="button plain" href={`${address}?page=${page.number + 1}`}>
              Next page
            </a>
          )}
          {page.of > 1 && (
            <a class="button plain" href={`${address}?all=yes`}>
              All on one page, to print
            </a>
          )}
          {visit.role === 'organiser' && (
            <a class="button plain" href={`${address}/telephone-list.csv`}>
              Download as CSV
            </a>
          )}
        </div>
      )}
      {groupsToCall(page.rows).map(({ organisation, people }) => (
        <section key={organisation}>
          <h2>{organisation}</h2>
          {people.map((standing) => (
            <ToCall key={standing.person.id} visit={visit} standing={standing} />
          ))}
        </section>
      ))}
    </StaffPage>
  );
}

function ToCall({ visit, standing }: { readonly visit: StaffVisit; readonly standing: PersonStanding }) {
  const { person, group } = standing;
  const { timeZone } = visit.workshop.details;
  const last = person.calls.at(-1);
  return (
    <article class="card" id={`p-${person.id}`}>
      <h3>
        <a class="target" href={`${visit.home}/people/${person.id}`}>
          {person.name}
        </a>
      </h3>
      <p class="soft">
        {person.position && `${person.position}, `}
        {GROUPS[group]}
      </p>
      <p>
        {person.telephone ? (
          <a class="target nowrap" href={`tel:${dialled(person.telephone)}`}>
            {person.telephone}
          </a>
        ) : (
          <span class="tag warn">no telephone number</span>
        )}
      </p>
      <p>
        Owes: <strong>{owedText(standing)}</strong>
      </p>
      <p>{last ? `Last call: ${callText(last, timeZone)}` : 'Not called yet.'}</p>
      {visit.role === 'organiser' && (
        <div class="off-paper">
          <details>
            <summary>Note a call to {person.name}</summary>
            <CallForm visit={visit} person={person} from="chase" />
          </details>
          <form method="post" action={`${visit.home}/people/${person.id}/message`} data-once>
            <button type="submit" class="plain">
              Copy a message with the link
            </button>
          </form>
        </div>
      )}
    </article>
  );
}
