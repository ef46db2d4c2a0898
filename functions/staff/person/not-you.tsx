import { notYouWaiting } from '../../../shared/people/not-you.ts';
import type { NotYou, Person } from '../../../shared/people/person.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';

/** What somebody said who has the person's link and is not that person, and what organisers can do about it. */
export function PersonNotYou({ visit, person }: { readonly visit: StaffVisit; readonly person: Person }) {
  const { timeZone } = visit.workshop.details;
  const waits = notYouWaiting(person).length > 0;
  if (person.notYou.length === 0) return null;
  return (
    <section id="not-you" class={waits ? 'note warn' : undefined}>
      <h2>Somebody else has this link</h2>
      <ul>
        {person.notYou.toReversed().map((said) => (
          <li key={said.at}>
            {shortMoment(Date.parse(said.at), timeZone)}: <Said said={said} />
          </li>
        ))}
      </ul>
      <p>
        Nobody knows who said so: whoever has the link. If the address is wrong, please correct it below, which makes
        every earlier link worthless. If somebody else is to answer, please import that person.
      </p>
      {waits && visit.role === 'organiser' && (
        <form method="post" action={`${visit.home}/people/${person.id}/not-you/seen`} class="actions" data-once>
          <span>It then waits in no list any more. This cannot be undone; what was said stays here.</span>
          <button type="submit" class="plain">
            Dealt with
          </button>
        </form>
      )}
    </section>
  );
}

function Said({ said }: { readonly said: NotYou }) {
  switch (said.kind) {
    case 'passed-on':
      return <>passed the link on to {said.email}.</>;
    case 'told':
      return (
        <>
          said: <span class="written">{said.message}</span>
        </>
      );
  }
}
