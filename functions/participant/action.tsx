import * as z from 'zod';
import { changeAction } from '../../shared/actions/action.store.ts';
import { ACTION_NOTE_MAX, type Action, reportedDone } from '../../shared/actions/action.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { say } from '../../shared/language/texts.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../../shared/typed-text.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, LongTextField } from '../../shared/web/form.tsx';
import { answer, changed, page } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { whileClosed } from './closed.tsx';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
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
      const typed = action.done?.note ?? '';
      return answer(request, {
        page: () => <ActionPage visited={visited} action={action} typed={typed} errors={{}} now={request.now} />,
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
      const fields = fieldsOf(request.body);
      const typed = typedIn(fields, 'note');
      const closed = whileClosed(visited, request, '', {
        given: given(action),
        typed: typed.trim() === '' ? [] : [typed],
      });
      if (closed) return closed;
      try {
        const note = noteOf(fields);
        const after = await changeAction(context.table, action, (before) => reportedDone(before, note, request.now));
        return changed(request, `${visited.home}/actions/${action.id}`, { action: actionJson(after) });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        return page(
          <ActionPage
            visited={visited}
            action={action}
            typed={typed}
            errors={error.fieldsIn(visited.texts)}
            now={request.now}
          />,
          { status: STATUS.invalid.status },
        );
      }
    }),
  },
];

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

function ActionPage({
  visited,
  action,
  typed,
  errors,
  now,
}: {
  readonly visited: Visit;
  readonly action: Action;
  readonly typed: string;
  readonly errors: FieldErrors;
  readonly now: number;
}) {
  const { workshop, person, home, texts } = visited;
  const { t, parts } = texts;
  const deadline = deadlineText(workshop, person, texts.locale);
  const { id, title, done } = action;
  const refused = Object.keys(errors).length > 0;
  return (
    <ParticipantPage visit={visited} title={refused ? t('action.check', { title }) : title} current="">
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <DeclinedHere visited={visited} page={`actions/${id}`} />
      {done ? (
        <>
          <div class="note good">
            <p>
              {parts('action.received', {
                received: <strong key="received">{receivedAt(workshop, done.at, now, texts)}</strong>,
                deadline,
              })}
            </p>
          </div>
          <div class="actions">
            <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
          </div>
        </>
      ) : (
        <p>{parts('action.tookOn', { deadline: <strong key="deadline">{deadline}</strong> })}</p>
      )}
      <form method="post" action={`${home}/actions/${id}`} data-once>
        <LongTextField
          name="note"
          label={t('action.what')}
          hint={t('action.hint')}
          value={typed}
          errors={errors}
          required
          maxLength={ACTION_NOTE_MAX}
          rows={5}
        />
        <div class="actions">
          <button type="submit" class={done ? 'plain' : undefined}>
            {t(done ? 'action.sendChanged' : 'action.send')}
          </button>
        </div>
      </form>
      {!refused && <DeclineHere visited={visited} page={`actions/${id}`} now={now} />}
    </ParticipantPage>
  );
}
