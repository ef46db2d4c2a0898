import { anonymised } from '../../shared/feedback/anonymised.ts';
import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { answer, type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { AnonymousFeedbackPage, BallotCastPage, boxAddress, ServedNote } from './anonymous-feedback-page.tsx';
import type { AnonymousFormJson, ServedJson } from './api/feedback.ts';
import { whileClosed } from './closed.tsx';
import type { ParticipantContext, Visit } from './session.ts';

/** The feedback form where nobody shall know whose answers are whose: nothing of it comes to this function but who asks for it. */

export const isAnonymous = ({ workshop }: Pick<Visit, 'workshop'>): boolean => workshop.details.feedback.anonymous;

export async function showAnonymous(context: ParticipantContext, visited: Visit, request: Request): Promise<Reply> {
  const closed = request.wantsJson ? undefined : closedPage(visited, request);
  if (closed) return closed;
  const { workshop, person } = visited;
  const { questionnaire } = await readQuestionnaire(context.table, workshop);
  const asked = anonymised(questionnaire);
  const script = context.ballotScript.address;
  return answer<typeof AnonymousFormJson>(
    request,
    {
      page: () => (
        <AnonymousFeedbackPage visited={visited} sections={asked.sections} script={script} now={request.now} />
      ),
      json: {
        phase: phaseFor(workshop, person, request.now),
        deadline: deadlineText(workshop, person),
        anonymous: true,
        served: person.served !== undefined,
        questionnaire: asked,
        sessions: workshop.details.sessions.map(({ id, title }) => ({ id, title })),
        box: boxAddress(visited),
      },
    },
    { script: `${context.baseUrl}${script}` },
  );
}

export function showCast(visited: Visit, request: Request): Reply {
  if (!visited.person.served) return seeOther(`${visited.home}/feedback`);
  const closed = request.wantsJson ? undefined : closedPage(visited, request);
  return (
    closed ??
    answer<typeof ServedJson>(request, {
      page: () => <BallotCastPage visited={visited} now={request.now} />,
      json: { served: true },
    })
  );
}

const closedPage = (visited: Visit, request: Request): Reply | undefined =>
  whileClosed(visited, request, 'feedback', { given: visited.person.served && <ServedNote visited={visited} /> });
