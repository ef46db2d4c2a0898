import { type Said, say } from '../../shared/language/texts.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import { keptUntil } from '../../shared/workshop/retention.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { Visit } from './session.ts';

/** Who sees what, and for how long: said before anything is given, on my page and on the form that a mail lands on. */

/** Each a sentence or two. */
function happens(workshop: Workshop): Said[] {
  const { details } = workshop;
  const day = localDate(keptUntil(workshop), details.timeZone);
  return [
    details.feedback.anonymous ? say('happens.anonymous') : say('happens.feedback'),
    SWOT[details.swot.others],
    say('happens.papers'),
    say('happens.kept', { count: details.keepMonths, day: (texts) => texts.day(day) }),
  ];
}

const SWOT: Readonly<Record<Workshop['details']['swot']['others'], Said>> = {
  always: say('happens.swot.always'),
  'after-own': say('happens.swot.afterOwn'),
  never: say('happens.swot.never'),
};

/** On my page, and on the page about one's data, which needs no link to itself (`here`). */
export function WhatHappens({ visited, here = false }: { readonly visited: Visit; readonly here?: boolean }) {
  return (
    <>
      <h2>{visited.texts.t('happens.title')}</h2>
      <Sentences visited={visited} here={here} />
    </>
  );
}

/** On a form, folded together: one line for whoever knows it. */
export function WhatHappensHere({ visited }: { readonly visited: Visit }) {
  return (
    <details>
      <summary>{visited.texts.t('happens.title')}</summary>
      <Sentences visited={visited} here={false} />
    </details>
  );
}

function Sentences({ visited: { workshop, home, texts }, here }: { readonly visited: Visit; readonly here: boolean }) {
  return (
    <>
      <ul>
        {happens(workshop).map((said) => (
          <li key={texts.say(said)}>{texts.say(said)}</li>
        ))}
      </ul>
      <p>
        {texts.t('happens.organisers', { organisers: texts.list(workshop.details.organisers) })}{' '}
        {!here && (
          <a class="target" href={`${home}/data`}>
            {texts.t('happens.yourData')}
          </a>
        )}
      </p>
    </>
  );
}
