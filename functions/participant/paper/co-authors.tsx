import type { Texts } from '../../../shared/language/texts.ts';
import type { CoAuthor } from '../../../shared/papers/co-author.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';

/** Whether each co-author agrees, as whoever handed the paper in sees it. Nothing where nobody is asked. */
export function CoAuthors({ paper, timeZone }: { readonly paper: Paper; readonly timeZone: string }) {
  const texts = useTexts();
  const { t } = texts;
  const { coAuthors } = paper;
  if (coAuthors.length === 0) return null;
  const isDeclined = coAuthors.some(({ answer }) => answer?.what === 'declined');
  return (
    <section id="co-authors">
      <h2>{t('coAuthors.title')}</h2>
      <p>{t('coAuthors.about')}</p>
      {isDeclined && <p class="note bad">{t('coAuthors.decline')}</p>}
      <ul>
        {coAuthors.map((coAuthor) => (
          <li key={coAuthor.id}>
            <strong>{coAuthor.name}</strong>: {standingOf(coAuthor, timeZone, texts)}
            {coAuthor.answer?.reason && <p class="card written">{coAuthor.answer.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function standingOf({ asked, answer }: CoAuthor, timeZone: string, texts: Texts): string {
  const moment = (iso: string): string => shortMoment(Date.parse(iso), timeZone, texts.locale);
  if (!answer) {
    return asked
      ? texts.t('coAuthors.asked', { at: moment(asked.at), until: moment(asked.until) })
      : texts.t('coAuthors.toBeAsked');
  }
  switch (answer.what) {
    case 'confirmed':
      return texts.t('coAuthors.confirmed', { at: moment(answer.at) });
    case 'declined':
      return texts.t('coAuthors.declined', { at: moment(answer.at) });
    case 'silent':
      return texts.t('coAuthors.silent', { at: moment(asked?.until ?? answer.at) });
  }
}
