import { endorsedOf, endorsementsLeft } from '../../shared/swot/endorse.ts';
import { type OthersEntry, othersFor } from '../../shared/swot/others.ts';
import { QUADRANTS, QuadrantSchema } from '../../shared/swot/swot.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { startOf } from './swot-entries.tsx';
import { partsOf, type SwotVisit, shownOf } from './swot-visit.ts';

/** Where the page shows one of the others' entries. */
export const placeOf = (entryId: string): string => `e-${entryId}`;

/** The address of a part of the others' entries, behind the page's own. */
export const partQuery = (part: number): string => (part > 1 ? `?others=${part}` : '');

/** What the others wrote, without names, to be endorsed; or when it is shown. */
export function OthersSection({ visited }: { readonly visited: SwotVisit }) {
  const { workshop, person, home, others, texts } = visited;
  const { t } = texts;
  switch (othersFor(workshop, person)) {
    case 'never':
      return null;
    case 'after-own':
      return (
        <section>
          <h2>{t('swot.others')}</h2>
          <p>{t('swot.others.afterOwn')}</p>
        </section>
      );
    case 'shown':
      return (
        <section>
          <h2 id="others">{t('swot.others')}</h2>
          {others.length === 0 ? (
            <p>{t('swot.others.none')}</p>
          ) : (
            <form method="post" action={`${home}/endorsements`} data-once>
              <p>{t('swot.others.about')}</p>
              <Left visited={visited} />
              {visited.part > 1 && <input type="hidden" name="part" value={visited.part} />}
              <Board visited={visited} />
              <Parts visited={visited} />
            </form>
          )}
        </section>
      );
  }
}

/** How many endorsements are left, or how to free one. */
function Left({ visited }: { readonly visited: SwotVisit }) {
  const { workshop, person, others, texts } = visited;
  if (workshop.details.swot.endorsements === 0) return null;
  const left = endorsementsLeft(workshop, person, others);
  const deadline = deadlineText(workshop, person, texts.locale);
  return (
    <>
      <p class="note">
        {left > 0 ? texts.t('swot.endorse.left', { count: left, deadline }) : texts.t('swot.endorse.allUsed')}
      </p>
      <p class="soft">{texts.t('swot.endorse.stays')}</p>
    </>
  );
}

function Board({ visited }: { readonly visited: SwotVisit }) {
  const { workshop, person, others, texts } = visited;
  const endorsed = endorsedOf(person, others);
  const left = endorsementsLeft(workshop, person, others);
  const shown = shownOf(visited, endorsed);
  return (
    <div class="grid">
      {QuadrantSchema.options.map((quadrant) => {
        const entries = shown.filter((entry) => entry.quadrant === quadrant);
        return (
          <section class="card" key={quadrant}>
            <h3>{texts.say(QUADRANTS[quadrant].title)}</h3>
            {entries.length === 0 && <p class="soft">{texts.t('swot.others.noneHere')}</p>}
            {entries.length > 0 && (
              <ul class="quotes">
                {entries.map((entry) => (
                  <li key={entry.id} id={placeOf(entry.id)}>
                    {entry.text}
                    <Endorsement entry={entry} isEndorsed={endorsed.has(entry.id)} mayEndorse={left > 0} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** The way to the other parts of many entries. */
function Parts({ visited: { others, part, home, texts } }: { readonly visited: SwotVisit }) {
  const parts = partsOf(others);
  if (parts === 1) return null;
  const link = (to: number, label: string) => (
    <a class="button plain" href={`${home}/swot${partQuery(to)}#others`}>
      {label}
    </a>
  );
  return (
    <div class="actions">
      <span>{texts.t('swot.others.part', { part, parts })}</span>
      {part > 1 && link(part - 1, texts.t('swot.others.previous'))}
      {part < parts && link(part + 1, texts.t('swot.others.next'))}
    </div>
  );
}

function Endorsement({
  entry,
  isEndorsed,
  mayEndorse,
}: {
  readonly entry: OthersEntry;
  readonly isEndorsed: boolean;
  readonly mayEndorse: boolean;
}) {
  const { t } = useTexts();
  if (!isEndorsed && !mayEndorse) return null;
  return (
    <div>
      {isEndorsed && <span class="tag good">{t('swot.endorse.given')}</span>}{' '}
      <button type="submit" class="plain" name={isEndorsed ? 'takeBack' : 'endorse'} value={entry.id}>
        {t(isEndorsed ? 'swot.endorse.takeBack' : 'swot.endorse')}
        <span class="visually-hidden">: {startOf(entry.text)}</span>
      </button>
    </div>
  );
}
