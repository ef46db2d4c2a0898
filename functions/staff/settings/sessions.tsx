import * as z from 'zod';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed } from '../../../shared/web/reply.ts';
import {
  addSession,
  changeSession,
  moveSession,
  removeSession,
  sessionOf,
  whyItStays,
} from '../../../shared/workshop/agenda.ts';
import type { Session, SessionSchema, Workshop } from '../../../shared/workshop/workshop.ts';
import type { SessionsJson } from '../api/settings.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { changeShown, stampOf } from './change.ts';
import { SettingsPage } from './page.tsx';
import { SessionForm, SessionInputSchema, sessionFrom, sessionTyped } from './session-form.tsx';

const LIST = '/settings/sessions';
const ONE = `${LIST}/{sessionId}`;

const ActionSchema = z.object({
  action: z
    .enum(['change', 'earlier', 'later', 'remove'], 'Please say change, earlier, later or remove.')
    .default('change'),
});

/** Of a change, the whole session. */
const SessionCommandSchema = SessionInputSchema.partial().extend(ActionSchema.shape);

const agendaOf = ({ details }: Workshop): readonly Session[] => details.sessions;

/** The agenda: sessions are added, changed, moved and taken out. */
export function sessionRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', LIST, 'organiser', async (visit, request) =>
      answer<typeof SessionsJson>(request, {
        page: () => <SessionForm visit={visit} typed={{ day: visit.workshop.details.starts }} />,
        json: { sessions: agendaOf(visit.workshop) },
      }),
    ),
    memberPost(context, LIST, 'organiser', SessionInputSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const session = sessionFrom(fields);
        const workshop = await changeShown(context, visit, fields, agendaOf, (found) => addSession(found, session));
        return changed<typeof SessionsJson>(request, `${visit.home}/settings?done=added#agenda`, {
          sessions: agendaOf(workshop),
        });
      };
      return orAgain(context, visit, request, act, (now, refusal) => (
        <SessionForm visit={now} typed={fields} refusal={refusal} />
      ));
    }),
    memberRoute(context, 'GET', ONE, 'organiser', async (visit, request) => {
      const session = sessionOf(visit.workshop, tokenIn(request, 'sessionId'));
      return answer<typeof SessionSchema>(request, {
        page: () => (
          <SessionForm
            visit={visit}
            session={session}
            typed={sessionTyped(session)}
            below={<Removal visit={visit} session={session} now={request.now} />}
          />
        ),
        json: session,
      });
    }),
    memberPost(context, ONE, 'organiser', SessionCommandSchema, async (visit, request) => {
      const id = tokenIn(request, 'sessionId');
      const fields = fieldsOf(request.body);
      const { action } = parseFields(ActionSchema, fields);
      const act = async () => {
        const edit = editBy(action, id, fields, request.now);
        const workshop = await changeShown(context, visit, fields, agendaOf, edit);
        return changed<typeof SessionsJson>(request, `${visit.home}/settings?done=${action}#agenda`, {
          sessions: agendaOf(workshop),
        });
      };
      return orAgain(context, visit, request, act, (now, refusal) =>
        action === 'change' ? (
          <SessionForm visit={now} session={sessionOf(now.workshop, id)} typed={fields} refusal={refusal} />
        ) : (
          <SettingsPage visit={now} missing={[]} refusal={refusal} />
        ),
      );
    }),
  ];
}

function editBy(
  action: z.infer<typeof ActionSchema>['action'],
  id: string,
  fields: Record<string, unknown>,
  now: number,
): (workshop: Workshop) => Workshop {
  switch (action) {
    case 'change': {
      const session = sessionFrom(fields);
      return (workshop) => changeSession(workshop, { id, ...session });
    }
    case 'earlier':
    case 'later':
      return (workshop) => moveSession(workshop, id, action);
    case 'remove':
      return (workshop) => removeSession(workshop, id, now);
  }
}

function Removal({
  visit,
  session,
  now,
}: {
  readonly visit: StaffVisit;
  readonly session: Session;
  readonly now: number;
}) {
  const why = whyItStays(visit.workshop, now);
  if (why !== undefined) return <p class="note">{why}</p>;
  return (
    <form method="post" action={`${visit.home}${LIST}/${session.id}`} class="card" data-once>
      <h2>Take it out</h2>
      <p>Nobody has rated it yet, since the forms open with the workshop. After that no session can be taken out.</p>
      <input type="hidden" name="seen" value={stampOf(agendaOf(visit.workshop))} />
      <div class="actions">
        <button type="submit" name="action" value="remove" class="danger">
          Take the session out
        </button>
      </div>
    </form>
  );
}
