import { declinedBy, type Obligation, obligationsOf } from '../../shared/follow-up/obligations.ts';
import { obligationSentence } from '../../shared/mail/wording.languages.ts';
import { whyClosed } from '../../shared/workshop/opening.ts';
import type { Visit } from './session.ts';

/** What a person has nothing to add to: the button that says so, and the way back. */

interface Words {
  /** What one presses. */
  readonly button: string;
  /** How it reads afterwards. */
  readonly said: string;
}

function wordsFor(obligation: Obligation): Words {
  switch (obligation.kind) {
    case 'feedback':
    case 'swot':
      return { button: 'I have nothing to add', said: 'You said that you have nothing to add.' };
    case 'paper':
      if (obligation.begun > 0) {
        return { button: 'I will send no more papers', said: 'You said that you will send no more papers.' };
      }
      return obligation.missing === 1
        ? { button: 'I will not send it', said: 'You said that you will not send the paper you promised.' }
        : { button: 'I will not send them', said: 'You said that you will not send the papers you promised.' };
    case 'revision':
      return {
        button: 'I will not revise it',
        said: 'You said that you will not revise it, so the paper stays as it is.',
      };
    case 'action':
      return { button: 'I have nothing to report', said: 'You said that you have nothing to report.' };
  }
}

/** The button beside one thing that is owed. */
export function DeclineForm({ obligation, home }: { readonly obligation: Obligation; readonly home: string }) {
  return (
    <form method="post" action={`${home}/decline`} data-once>
      <input type="hidden" name="obligation" value={obligation.key} />
      <button type="submit" class="plain">
        {wordsFor(obligation).button}
        <span class="visually-hidden">: {obligationSentence('en', obligation)}</span>
      </button>
    </form>
  );
}

function AskAgainForm({ obligation, home }: { readonly obligation: Obligation; readonly home: string }) {
  return (
    <form method="post" action={`${home}/decline`} data-once>
      <input type="hidden" name="obligation" value={obligation.key} />
      <input type="hidden" name="undo" value="yes" />
      <button type="submit" class="plain">
        Ask me again<span class="visually-hidden">: {obligationSentence('en', obligation)}</span>
      </button>
    </form>
  );
}

/** On my page: all that was declined, with the way back while the forms are open. */
export function Declined({ visited, now }: { readonly visited: Visit; readonly now: number }) {
  const { workshop, person, home } = visited;
  const declined = declinedBy(visited);
  if (declined.length === 0) return null;
  const open = whyClosed(workshop, person, now) === undefined;
  return (
    <>
      <h2>You have nothing to add to</h2>
      {declined.map((obligation) => (
        <section class="card" key={obligation.key}>
          <h3>{obligationSentence('en', obligation)}</h3>
          <p>{wordsFor(obligation).said}</p>
          {open && <AskAgainForm obligation={obligation} home={home} />}
        </section>
      ))}
    </>
  );
}

interface Here {
  readonly visited: Visit;
  /** The page on which something is given, as its obligation names it. */
  readonly page: string;
}

/** On the page where something is given, at its end: the button, where that is still owed. */
export function DeclineHere({ visited, page, now }: Here & { readonly now: number }) {
  const owed = obligationsOf(visited.workshop, visited, now).filter((each) => each.page === page);
  return (
    <>
      {owed.map((obligation) => (
        <section key={obligation.key}>
          <p class="soft">If you say so here, you are not asked again. You can change your mind on your page.</p>
          <DeclineForm obligation={obligation} home={visited.home} />
        </section>
      ))}
    </>
  );
}

/** On the same page, at its head: that it was declined. */
export function DeclinedHere({ visited, page }: Here) {
  const declined = declinedBy(visited).filter((each) => each.page === page);
  return (
    <>
      {declined.map((obligation) => (
        <div class="note" key={obligation.key}>
          <p>{wordsFor(obligation).said} If you send something after all, it counts.</p>
        </div>
      ))}
    </>
  );
}
