import * as z from 'zod';
import { say } from '../../shared/language/texts.ts';
import { troubleAt } from '../../shared/people/address.store.ts';
import { MESSAGE_MAX, withOrganisersTold, withPassedOn } from '../../shared/people/not-you.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { normaliseEmail } from '../../shared/store/keys.ts';
import { lengthOf, tidyText, tooLongIn } from '../../shared/typed-text.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import type { ForgottenJson, NotYouJson, PassedOnJson, ToldJson } from './api/link.ts';
import { ForgottenPage, NotYouPage } from './not-you-page.tsx';
import { forgottenCookie, forVisitor, type ParticipantContext, type Visit } from './session.ts';

const PATH = '/w/{workshopId}/p/{personId}/not-you';

/** For whoever has the link of somebody else: passing it on, telling the organisers, forgetting it. */
export const notYouRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: forVisitor(context, async (visited, request) =>
      answer<typeof NotYouJson>(request, {
        page: () => <NotYouPage visited={visited} done={doneIn(request)} />,
        json: { name: visited.person.name, organisation: visited.person.organisation, said: visited.person.notYou },
      }),
    ),
  },
  {
    method: 'POST',
    path: `${PATH}/pass-on`,
    takes: PassOnSchema,
    handle: forVisitor(context, (visited, request) =>
      orPageAgain(visited, request, async (fields) => {
        const { workshopId, id } = visited.person;
        const { email } = parseFields(PassOnSchema, fields, { email: say('link.noEmail') });
        if (await troubleAt(context.table, workshopId, email)) {
          throw new Refusal('invalid', say('web.refused'), { email: say('notYou.noMail') });
        }
        await changePerson(context.table, workshopId, id, (before) => withPassedOn(before, email, request.now));
        return changed<typeof PassedOnJson>(request, `${visited.home}/not-you?done=passed-on`, { passedOnTo: email });
      }),
    ),
  },
  {
    method: 'POST',
    path: `${PATH}/tell`,
    takes: TellSchema,
    handle: forVisitor(context, (visited, request) =>
      orPageAgain(visited, request, async (fields) => {
        const { workshopId, id } = visited.person;
        const message = messageOf(fields);
        await changePerson(context.table, workshopId, id, (before) => withOrganisersTold(before, message, request.now));
        return changed<typeof ToldJson>(request, `${visited.home}/not-you?done=told`, { told: message });
      }),
    ),
  },
  {
    method: 'POST',
    path: `${PATH}/forget`,
    takes: ForgetSchema,
    handle: forVisitor(context, async (visited, request) => {
      parseFields(ForgetSchema, fieldsOf(request.body));
      return answer<typeof ForgottenJson>(
        request,
        { page: () => <ForgottenPage visited={visited} />, json: { forgotten: true } },
        { cookies: [forgottenCookie(visited.home)] },
      );
    }),
  },
];

/** RFC 5321 section 4.5.3.1.3, less the brackets around a path. */
const EMAIL_MAX = 254;

const PassOnSchema = z.object({ email: z.string().max(EMAIL_MAX).transform(normaliseEmail).pipe(z.email()) });
const TellSchema = z.object({ message: z.string().transform(tidyText).pipe(z.string().min(1)) });
const ForgetSchema = z.object({ forget: z.literal('yes', 'must be "yes"') });

const DoneSchema = z.enum(['passed-on', 'told']);

const doneIn = ({ query }: Request): z.infer<typeof DoneSchema> | undefined =>
  DoneSchema.safeParse(query.get('done')).data;

/** @throws Refusal `invalid` on field `message` */
function messageOf(fields: Record<string, unknown>): string {
  const { message } = parseFields(TellSchema, fields, { message: say('notYou.noMessage') });
  const length = lengthOf(message);
  if (length <= MESSAGE_MAX) return message;
  const problem = tooLongIn(length, MESSAGE_MAX);
  throw new Refusal('invalid', say('web.refused'), { message: say('notYou.tooLong', { problem }) });
}

/** The page again with what was typed, where that was wrong or comes too often. */
async function orPageAgain(
  visited: Visit,
  request: Request,
  act: (fields: Record<string, unknown>) => Promise<Reply>,
): Promise<Reply> {
  const fields = fieldsOf(request.body);
  try {
    return await act(fields);
  } catch (error) {
    const isShown = error instanceof Refusal && (error.reason === 'invalid' || error.reason === 'too-often');
    if (!isShown || request.wantsJson) throw error;
    const typed = { email: typedIn(fields, 'email'), message: typedIn(fields, 'message') };
    const field = request.path.endsWith('/tell') ? 'message' : 'email';
    const errors =
      error.reason === 'invalid' ? error.fieldsIn(visited.texts) : { [field]: error.messageIn(visited.texts) };
    return page(<NotYouPage visited={visited} typed={typed} errors={errors} />, {
      status: STATUS[error.reason].status,
    });
  }
}
