import type { ComponentChildren } from 'preact';
import { LANGUAGES, LanguageSchema } from '../../shared/language/language.ts';
import { type Texts, textsIn } from '../../shared/language/texts.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import { Layout } from '../../shared/web/layout.tsx';
import type { Request } from '../../shared/web/request.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { ParticipantContext } from './session.ts';

/** The pages of a workshop that are open to anybody: whoever comes is nobody whom we know. */

/** @throws Refusal `not-found` */
export const workshopOf = ({ table }: ParticipantContext, { params }: Request): Promise<Workshop> =>
  readWorkshop(table, WorkshopIdSchema.safeParse(params.workshopId).data ?? '-');

/** What was chosen on the page, else what the browser asks for, else the workshop's. */
export function textsFor({ details }: Workshop, { query, language }: Request): Texts {
  const chosen = LanguageSchema.safeParse(query.get('language')).data;
  return textsIn(chosen ?? language ?? details.language);
}

/** The same address, in the language that was chosen on the page. */
export const inChosen = (path: string, { query }: Request): string => {
  const chosen = LanguageSchema.safeParse(query.get('language')).data;
  return chosen ? `${path}?language=${chosen}` : path;
};

export function PageForAnybody({
  workshop: { details },
  texts,
  title,
  here,
  children,
}: {
  readonly workshop: Workshop;
  readonly texts: Texts;
  readonly title: string;
  /** The page's own address, for its other languages. */
  readonly here: string;
  readonly children: ComponentChildren;
}) {
  const others = LanguageSchema.options.filter((language) => language !== texts.language);
  return (
    <Layout
      title={title}
      texts={texts}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends, texts.locale)}, ${details.venue.city}`}
      foot={
        <p>
          {others.map((language) => (
            <a key={language} class="target" href={`${here}?language=${language}`} lang={language} hreflang={language}>
              {LANGUAGES[language].ownName}
            </a>
          ))}
        </p>
      }
    >
      {children}
    </Layout>
  );
}
