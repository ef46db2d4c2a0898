import { resetWording, saveWording } from '../../../shared/mail/wording.store.ts';
import { VARIABLES, VARIABLES_OF } from '../../../shared/mail/wording.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, NoFieldsSchema } from '../../../shared/web/fields.ts';
import { answer, changed, json, page } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { LetterJson, LettersJson } from '../api/mails.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { ALL_LETTERS, LETTER, LETTERS, type Letter, LetterInputSchema, letterIn, letterPath } from './letters.ts';
import { type StandingLetter, WordingList } from './list.tsx';
import { offer, orShownAgain, previewFor, shown, stand } from './view.tsx';

/** What the mails to participants say: to read, and to change. */
export function wordingRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/mails', 'viewer', async (visit, request) => {
      const letters = await Promise.all(ALL_LETTERS.map((letter) => stand(context, visit, letter)));
      return answer<typeof LettersJson>(request, {
        page: () => <WordingList visit={visit} letters={letters} />,
        json: { mails: letters.map(letterJson) },
      });
    }),
    memberRoute(context, 'GET', LETTER, 'viewer', async (visit, request) => {
      const letter = await stand(context, visit, letterIn(request));
      if (request.wantsJson) return json<typeof LetterJson>(letterJson(letter));
      const { wording } = letter.standing;
      const people = await offer(context, visit, request.query.get('person') ?? '');
      const preview = previewFor(context, visit, letter, wording, people, request.now);
      return page(shown(context, { visit, letter, offered: people, wording, preview }), { frames: true });
    }),
    memberPost(context, LETTER, 'organiser', LetterInputSchema, (visit, request) =>
      orShownAgain(context, visit, request, async () => {
        const letter = letterIn(request);
        const fields = fieldsOf(request.body);
        const standing = await saveWording(...placeOf(context, visit, letter), fields, changeOf(visit, request));
        // Whoever was looked at is looked at again.
        const person = TokenSchema.safeParse(fields.person).data;
        const location = letterPath(visit, letter) + (person ? `?person=${person}` : '');
        return changed<typeof LetterJson>(request, location, letterJson({ ...letter, standing }));
      }),
    ),
    memberPost(context, `${LETTER}/reset`, 'organiser', NoFieldsSchema, async (visit, request) => {
      const letter = letterIn(request);
      const standing = await resetWording(...placeOf(context, visit, letter), changeOf(visit, request));
      return changed<typeof LetterJson>(request, letterPath(visit, letter), letterJson({ ...letter, standing }));
    }),
  ];
}

const placeOf = ({ table }: StaffContext, { workshop }: StaffVisit, { kind, language }: Letter) =>
  [table, workshop.details.id, kind, language] as const;

const changeOf = ({ identity }: StaffVisit, { now }: Request) => ({ by: identity.email, now });

const letterJson = ({ kind, language, standing }: StandingLetter) => ({
  kind,
  language,
  about: LETTERS[kind].about,
  wording: standing.wording,
  isDefault: standing.isDefault,
  changed: standing.changed ?? null,
  variables: Object.fromEntries(VARIABLES_OF[kind].map((name) => [name, VARIABLES[name]])),
});
