import * as z from 'zod';
import { LANGUAGES, LanguageSchema } from '../../shared/language/language.ts';
import { withOwnLanguage } from '../../shared/people/own-language.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import { everyRouteOf } from '../../shared/web/areas.ts';
import type { Route, Routes } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { changed } from '../../shared/web/reply.ts';
import type { ChosenLanguageJson } from './api/link.ts';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';

const HOME = '/w/{workshopId}/p/{personId}';

/** The choice of another language, for pages and mails. It leads back to where it was made, if `routes` have a page there. */
export const languageRoutes = (context: ParticipantContext, routes: Routes): Route[] => [
  {
    method: 'POST',
    path: `${HOME}/language`,
    takes: ChoiceSchema,
    handle: forVisitor(context, async ({ person: { workshopId, id }, home }, request) => {
      const { language, page } = parseFields(ChoiceSchema, fieldsOf(request.body));
      await changePerson(context.table, workshopId, id, (before) => withOwnLanguage(before, language, request.now));
      const back = nearestPage(await everyRouteOf(routes), page);
      return changed<typeof ChosenLanguageJson>(request, back === '' ? home : `${home}/${back}`, { language });
    }),
  },
];

const ChoiceSchema = z.object({
  language: z.enum(LanguageSchema.options, `must be one of: ${LanguageSchema.options.join(', ')}`),
  /** Where it was made, below the person's own address. */
  page: z.string('must be the address of a page, below your own').default(''),
});

/**
 * The longest beginning of an address below a person's own at which there is a page: what a form was sent to may have
 * none. Nothing else is ever led to, so that no link leads through here to another site.
 */
function nearestPage(routes: readonly Route[], address: string): string {
  const pages = routes.flatMap(({ method, path }) =>
    method === 'GET' && path.startsWith(`${HOME}/`) ? [path.slice(HOME.length + 1).split('/')] : [],
  );
  const parts = address.split('/');
  const lengths = parts.map((_, index) => parts.length - index);
  const found = lengths.find((length) => pages.some((page) => isAt(page, parts.slice(0, length))));
  return parts.slice(0, found ?? 0).join('/');
}

const isAt = (page: readonly string[], parts: readonly string[]): boolean =>
  page.length === parts.length &&
  page.every((part, index) => part === parts[index] || (part.startsWith('{') && isToken(parts[index])));

const isToken = (part: string | undefined): boolean => TokenSchema.safeParse(part).success;

/** At the foot of every page of a person, apart from what is asked there. */
export function LanguageChoice({ visited: { home, path, texts } }: { readonly visited: Visit }) {
  const others = LanguageSchema.options.filter((language) => language !== texts.language);
  return (
    <form class="languages" method="post" action={`${home}/language`} aria-label={texts.t('language.form')} data-once>
      <input type="hidden" name="page" value={path.slice(home.length + 1)} />
      <p>{texts.t('language.choose')}</p>
      <div class="actions">
        {others.map((language) => (
          <button key={language} type="submit" class="plain" name="language" value={language} lang={language}>
            {LANGUAGES[language].ownName}
          </button>
        ))}
      </div>
      <p class="unsent">{texts.t('language.unsent')}</p>
    </form>
  );
}
