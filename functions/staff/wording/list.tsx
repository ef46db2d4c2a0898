import { LANGUAGES } from '../../../shared/language/language.ts';
import { LetterKindSchema } from '../../../shared/mail/letter-kind.ts';
import type { StandingWording } from '../../../shared/mail/wording.store.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { LETTERS, type Letter, letterPath } from './letters.ts';

export interface StandingLetter extends Letter {
  readonly standing: StandingWording;
}

/** The kinds of mail that participants get, each with its languages. */
export function WordingList({
  visit,
  letters,
}: {
  readonly visit: StaffVisit;
  readonly letters: readonly StandingLetter[];
}) {
  return (
    <StaffPage visit={visit} title="Mails" current="mails">
      <h1>Mails</h1>
      <p>
        What the mails to participants say. Each person is written to in the language that the list of participants
        gives. The greeting, what the person still owes, the button, the signature and the small print come by
        themselves.
        {visit.role !== 'organiser' && ' Organisers can change the wording.'}
      </p>
      <div class="grid">
        {LetterKindSchema.options.map((kind) => (
          <section class="card" key={kind}>
            <h2>{LETTERS[kind].name}</h2>
            <p>{LETTERS[kind].about}</p>
            <ul class="letters">
              {letters
                .filter((letter) => letter.kind === kind)
                .map((letter) => (
                  <li key={letter.language}>
                    <a class="target" href={letterPath(visit, letter)}>
                      {LANGUAGES[letter.language].englishName}
                      <span class="visually-hidden">: {LETTERS[kind].name}</span>
                    </a>{' '}
                    <span class={letter.standing.isDefault ? 'tag' : 'tag good'}>
                      {letter.standing.isDefault ? 'default' : 'your own'}
                    </span>
                    {letter.standing.changed && (
                      <div class="soft">{changedBy(visit.workshop, letter.standing.changed)}</div>
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </StaffPage>
  );
}

/** "changed by olive@example.org, 20 Aug 2011, 17:00" */
export const changedBy = (
  { details }: Pick<Workshop, 'details'>,
  { by, at }: NonNullable<StandingWording['changed']>,
): string => `changed by ${by}, ${shortMoment(Date.parse(at), details.timeZone)}`;
