import type { Missing } from '../../../shared/follow-up/checklist.ts';
import { LANGUAGES } from '../../../shared/language/language.ts';
import { LETTERS } from '../wording/letters.ts';

/** What is missing, each with the page where it is done; nothing where nothing is. */
export function Checklist({ home, missing }: { readonly home: string; readonly missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  return (
    <section class="note warn">
      <h2>Still to do</h2>
      <ol>
        {missing.map((each) => {
          const { says, page, label } = wordsFor(each);
          return (
            <li key={`${each.missing} ${label}`}>
              {says}
              <br />
              <a class="target" href={`${home}${page}`}>
                {label}
              </a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface Words {
  readonly says: string;
  /** Below the workshop's pages. */
  readonly page: string;
  readonly label: string;
}

export function wordsFor(each: Missing): Words {
  switch (each.missing) {
    case 'participants':
      return {
        says: 'Nobody is on the list of participants.',
        page: '/participants/import',
        label: 'Import participants',
      };
    case 'telephones':
      return {
        says: 'Nobody on the list has a telephone number, so nobody can be chased by telephone.',
        page: '/participants/import',
        label: 'Import the list with numbers',
      };
    case 'session-times':
      return {
        says: `${each.sessions.length === 1 ? `“${each.sessions[0]}” has` : `${each.sessions.length} sessions have`} no day and time.`,
        page: '/settings#agenda',
        label: 'Go to the agenda',
      };
    case 'questionnaire-unpublished':
      return {
        says: 'The questionnaire was changed and not published: people are asked what stood before.',
        page: '/questionnaire',
        label: 'Publish the questionnaire',
      };
    case 'questionnaire-language':
      return {
        says: `${each.people} ${each.people === 1 ? 'person is' : 'people are'} written to in ${LANGUAGES[each.language].englishName}, and not every text of the questionnaire is in it.`,
        page: '/questionnaire',
        label: `Add the texts in ${LANGUAGES[each.language].englishName}`,
      };
    case 'wording-language':
      return {
        says: `You wrote “${LETTERS[each.kind].name}” in your own words, and whoever reads ${LANGUAGES[each.language].englishName} gets the delivered ones.`,
        page: `/mails/${each.kind}/${each.language}`,
        label: `Write “${LETTERS[each.kind].name}” in ${LANGUAGES[each.language].englishName}`,
      };
    case 'reviewer':
      return {
        says: 'Papers are to come, and no reviewer is among the staff that the workshop names.',
        page: '/papers',
        label: 'See who reviews papers',
      };
    case 'steps-past':
      return {
        says: `${each.steps.length === 1 ? 'A step of the plan lies' : `${each.steps.length} steps of the plan lie`} in the past and will not be sent.`,
        page: '/plan',
        label: 'Go to the plan',
      };
    case 'rehearsal':
      return {
        says: 'No rehearsal was held: nobody has seen the mails in an inbox yet.',
        page: '/settings/rehearsal',
        label: 'Hold the rehearsal',
      };
  }
}
