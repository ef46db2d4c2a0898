import { declinedBy, type Obligation, obligationsOf } from '../../shared/follow-up/obligations.ts';
import { type Said, say } from '../../shared/language/texts.ts';
import { obligationSentence } from '../../shared/mail/wording.languages.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import { whyClosed } from '../../shared/workshop/opening.ts';
import type { Visit } from './session.ts';

/** What a person has nothing to add to: the button that says so, and the way back. */

interface Words {
  /** What one presses. */
  readonly button: Said;
  /** How it reads afterwards. */
  readonly said: Said;
}

function wordsFor(obligation: Obligation): Words {
  switch (obligation.kind) {
    case 'feedback':
    case 'swot':
      return { button: say('decline.answers'), said: say('decline.answers.said') };
    case 'paper':
      if (obligation.begun > 0) {
        return { button: say('decline.morePapers'), said: say('decline.morePapers.said') };
      }
      return obligation.missing === 1
        ? { button: say('decline.paper'), said: say('decline.paper.said') }
        : { button: say('decline.papers'), said: say('decline.papers.said') };
    case 'revision':
      return { button: say('decline.revision'), said: say('decline.revision.said') };
    case 'action':
      return { button: say('decline.action'), said: say('decline.action.said') };
  }
}

/** The button beside one thing that is owed. */
export function DeclineForm({ obligation, home }: { readonly obligation: Obligation; readonly home: string }) {
  const texts = useTexts();
  return (
    <form method="post" action={`${home}/decline`} data-once>
      <input type="hidden" name="obligation" value={obligation.key} />
      <button type="submit" class="plain">
        {texts.say(wordsFor(obligation).button)}
        <span class="visually-hidden">: {obligationSentence(texts.language, obligation)}</span>
      </button>
    </form>
  );
}

function AskAgainForm({ obligation, home }: { readonly obligation: Obligation; readonly home: string }) {
  const texts = useTexts();
  return (
    <form method="post" action={`${home}/decline`} data-once>
      <input type="hidden" name="obligation" value={obligation.key} />
      <input type="hidden" name="undo" value="yes" />
      <button type="submit" class="plain">
        {texts.t('decline.again')}
        <span class="visually-hidden">: {obligationSentence(texts.language, obligation)}</span>
      </button>
    </form>
  );
}

/** On my page: all that was declined, with the way back while the forms are open. */
export function Declined({ visited, now }: { readonly visited: Visit; readonly now: number }) {
  const { workshop, person, home, texts } = visited;
  const declined = declinedBy(visited);
  if (declined.length === 0) return null;
  const open = whyClosed(workshop, person, now) === undefined;
  return (
    <>
      <h2>{texts.t('decline.heading')}</h2>
      {declined.map((obligation) => (
        <section class="card" key={obligation.key}>
          <h3>{obligationSentence(texts.language, obligation)}</h3>
          <p>{texts.say(wordsFor(obligation).said)}</p>
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
          <p class="soft">{visited.texts.t('decline.here')}</p>
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
          <p>
            {visited.texts.say(wordsFor(obligation).said)} {visited.texts.t('decline.afterAll')}
          </p>
        </div>
      ))}
    </>
  );
}
