import * as z from 'zod';
import { say } from '../../shared/language/texts.ts';
import { erasePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { answer, page, textFile } from '../../shared/web/reply.ts';
import type { ErasedJson, NotErasedJson, YourDataJson } from './api/your-data.ts';
import { myData } from './my-data.ts';
import { erasedSaid, forgottenCookie, forVisitor, type ParticipantContext } from './session.ts';
import { ErasedPage, ErasePage, YourDataPage } from './your-data-page.tsx';

const HOME = '/w/{workshopId}/p/{personId}';

/** All that is held about the person: what it is, as a file, and erased. */
export const yourDataRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: `${HOME}/data`,
    handle: forVisitor(context, async (visited, request) =>
      answer<typeof YourDataJson>(request, {
        page: () => <YourDataPage visited={visited} />,
        json: { file: `${visited.home}/my-data.json` },
      }),
    ),
  },
  {
    method: 'GET',
    path: `${HOME}/my-data.json`,
    handle: forVisitor(context, async (visited, request) =>
      textFile(`${JSON.stringify(await myData(context.table, visited, request.now), null, 2)}\n`, {
        type: 'application/json',
        name: 'my-data.json',
      }),
    ),
  },
  {
    method: 'GET',
    path: `${HOME}/erase`,
    handle: forVisitor(context, async (visited, request) =>
      answer<typeof NotErasedJson>(request, {
        page: () => <ErasePage visited={visited} errors={{}} />,
        json: { erased: false },
      }),
    ),
  },
  {
    method: 'POST',
    path: `${HOME}/erase`,
    takes: EraseSchema,
    handle: forVisitor(context, async (visited, request) => {
      const { workshop, person, home } = visited;
      try {
        parseFields(EraseSchema, fieldsOf(request.body), { understood: say('erase.tick') });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        return page(<ErasePage visited={visited} errors={error.fieldsIn(visited.texts)} />, {
          status: STATUS.invalid.status,
        });
      }
      const left = await erasePerson(context.table, person.workshopId, person.id, 'participant', request.now);
      if (!left) throw new Refusal('not-found', say('person.gone'));
      const said = erasedSaid(workshop, left);
      return answer<typeof ErasedJson>(
        request,
        { page: () => <ErasedPage visited={visited} said={said} />, json: { erased: true, at: left.erasedAt } },
        { cookies: [forgottenCookie(home)] },
      );
    }),
  },
];

const EraseSchema = z.object({ understood: z.literal('yes', 'must be "yes"') });
