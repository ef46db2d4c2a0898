import * as z from 'zod';
import { changeAction } from '../../shared/actions/action.store.ts';
import { ACTION_NOTE_MAX, type Action, reportedDone } from '../../shared/actions/action.ts';
import { emptyDraft, keepDraft, readDraft } from '../../shared/drafts/draft.store.ts';
import { isLive } from '../../shared/drafts/draft.ts';
import { say } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../../shared/typed-text.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { ActionPage } from './action-page.tsx';
import { whileClosed } from './closed.tsx';
import { formState } from './form-state.ts';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';

const PATH = '/w/{workshopId}/p/{personId}/actions/{actionId}';

/** An action that the person took on at the workshop: what came of it. */
export const actionRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: forVisitor(context, async (visited, request) => {
      const action = actionOf(visited, request);
      const closed = request.wantsJson ? undefined : whileClosed(visited, request, '', { given: given(action) });
      if (closed) return closed;
      const draft = await readDraft(context.table, visited.person, draftOf(action));
      const kept = isLive(draft, action.done?.at) ? draft.fields.note?.[0] : undefined;
      const typed = kept ?? action.done?.note ?? '';
      return answer(request, {
        page: () => (
          <ActionPage
            visited={visited}
            action={action}
            draft={draft}
            isKept={kept !== undefined}
            typed={typed}
            now={request.now}
          />
        ),
        json: {
          phase: phaseFor(visited.workshop, visited.person, request.now),
          deadline: deadlineText(visited.workshop, visited.person),
          action: actionJson(action),
        },
      });
    }),
  },
  {
    method: 'POST',
    path: PATH,
    handle: forVisitor(context, async (visited, request) => {
      const action = actionOf(visited, request);
      const state = formState(fieldsOf(request.body));
      const typed = typedIn(state.fields, 'note');
      const closed = whileClosed(visited, request, '', {
        given: given(action),
        typed: typed.trim() === '' ? [] : [typed],
      });
      if (closed) return closed;
      switch (state.press) {
        case 'discard':
          await emptyDraft(context.table, visited.person, draftOf(action), request.now);
          return seeOther(pageOf(visited, action));
        case 'keep':
          return refusedOnPage(context, visited, request, action, typed, async () => {
            const draft = { fields: { note: [typed] }, basis: state.draft };
            await keepDraft(context.table, visited.person, draftOf(action), draft, request.now);
            return seeOther(pageOf(visited, action));
          });
        case 'send':
        case 'replace':
        case 'next':
        case 'back':
          return refusedOnPage(context, visited, request, action, typed, async () => {
            const note = noteOf(state.fields);
            const after = await changeAction(context.table, action, (before) =>
              reportedDone(before, note, request.now),
            );
            await emptyDraft(context.table, visited.person, draftOf(action), request.now);
            return changed(request, pageOf(visited, action), { action: actionJson(after) });
          });
      }
    }),
  },
];

/** The name of the draft of what came of an action. */
const draftOf = ({ id }: Action): string => `action-${id}`;
const pageOf = ({ home }: Visit, { id }: Action): string => `${home}/actions/${id}`;

/** Does it; what is refused because of what was typed, or was kept elsewhere meanwhile, is said on the page, with the text. */
async function refusedOnPage(
  context: ParticipantContext,
  visited: Visit,
  request: Request,
  action: Action,
  typed: string,
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || request.wantsJson) throw error;
    if (error.reason !== 'invalid' && error.reason !== 'conflict') throw error;
    return page(
      <ActionPage
        visited={visited}
        action={action}
        draft={await readDraft(context.table, visited.person, draftOf(action))}
        typed={typed}
        errors={error.fieldsIn(visited.texts)}
        isOvertaken={error.reason === 'conflict'}
        now={request.now}
      />,
      { status: STATUS[error.reason].status },
    );
  }
}

const ReportSchema = z.object({ note: z.string().transform(tidyText).pipe(z.string().min(1)) });

/** What came of it, as it was written. @throws Refusal `invalid` on field `note` */
function noteOf(fields: Record<string, unknown>): string {
  const { note } = parseFields(ReportSchema, fields, { note: say('action.empty') });
  const length = lengthOf(note);
  if (length <= ACTION_NOTE_MAX) return note;
  const problem = tooLongIn(length, ACTION_NOTE_MAX);
  throw new Refusal('invalid', say('web.refused'), { note: say('action.tooLong', { problem }) });
}

/** One of the actions that the person took on. @throws Refusal `not-found` */
function actionOf({ actions, home }: Visit, request: Request): Action {
  const action = actions.find(({ id }) => id === request.params.actionId);
  if (action) return action;
  throw new Refusal('not-found', say('action.notYours'), {}, { href: home, label: say('page.toMy') });
}

/** An action as its owner may see it: without who noted it. */
const actionJson = ({ id, title, agreedAt, done }: Action) => ({ id, title, agreedAt, done: done ?? null });

const given = ({ title, done }: Action) =>
  done ? (
    <section>
      <h2>{title}</h2>
      <p class="card written">{done.note}</p>
    </section>
  ) : null;
