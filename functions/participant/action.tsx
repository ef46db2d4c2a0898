import { changeAction } from '../../shared/actions/action.store.ts';
import { type Action, lastReport } from '../../shared/actions/action.ts';
import { reported } from '../../shared/actions/action-changes.ts';
import { emptyDraft, keepDraft, readDraft } from '../../shared/drafts/draft.store.ts';
import { type DraftFields, isLive } from '../../shared/drafts/draft.ts';
import { say, type Texts } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { ActionPage, type TypedReport } from './action-page.tsx';
import { ReportSchema, reportOf } from './action-report.ts';
import type { MyActionJson, MyActionPageJson } from './api/action.ts';
import { takenNoMore, whileClosed } from './closed.tsx';
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
      const cancelled = request.wantsJson ? undefined : whileCancelled(visited, request, action);
      if (cancelled) return cancelled;
      const draft = await readDraft(context.table, visited.person, draftOf(action));
      const kept = isLive(draft, lastReport(action)?.at) ? draft.fields : undefined;
      return answer<typeof MyActionPageJson>(request, {
        page: () => (
          <ActionPage
            visited={visited}
            action={action}
            draft={draft}
            isKept={kept !== undefined}
            typed={kept ? typedFrom(kept) : saidSoFar(action)}
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
    takes: ReportSchema,
    handle: forVisitor(context, async (visited, request) => {
      const action = actionOf(visited, request);
      const state = formState(fieldsOf(request.body));
      const typed = { status: '', note: '', link: '' };
      for (const name of FIELDS) typed[name] = typedIn(state.fields, name);
      const cancelled = whileCancelled(visited, request, action, typed.note);
      if (cancelled) return cancelled;
      switch (state.press) {
        case 'discard':
          await emptyDraft(context.table, visited.person, draftOf(action), request.now);
          return seeOther(pageOf(visited, action));
        case 'keep':
          return refusedOnPage(context, visited, request, action, typed, async () => {
            const draft = { fields: asDraft(typed), basis: state.draft };
            await keepDraft(context.table, visited.person, draftOf(action), draft, request.now);
            return seeOther(pageOf(visited, action));
          });
        case 'send':
        case 'replace':
        case 'next':
        case 'back':
          return refusedOnPage(context, visited, request, action, typed, async () => {
            const report = reportOf(state.fields);
            const after = await changeAction(context.table, action, (before) =>
              reported(visited.workshop, before, report, { kind: 'owner' }, request.now),
            );
            await emptyDraft(context.table, visited.person, draftOf(action), request.now);
            return changed<typeof MyActionJson>(request, pageOf(visited, action), { action: actionJson(after) });
          });
      }
    }),
  },
];

const FIELDS = ['status', 'note', 'link'] as const;

const asDraft = (typed: TypedReport): DraftFields => Object.fromEntries(FIELDS.map((name) => [name, [typed[name]]]));

const typedFrom = ({ status, note, link }: DraftFields): TypedReport => ({
  status: status?.[0] ?? '',
  note: note?.[0] ?? '',
  link: link?.[0] ?? '',
});

/** Whoever comes back adds to what was said last. */
const saidSoFar = (action: Action): TypedReport => {
  const { note = '', link = '', status } = lastReport(action) ?? {};
  return { status: status === undefined ? '' : action.status, note, link };
};

/** The road map goes on after the closing; of a cancelled workshop nobody is asked anything. */
const whileCancelled = (visited: Visit, request: Request, action: Action, typed = ''): Reply | undefined =>
  visited.workshop.cancelled
    ? whileClosed(visited, request, '', { given: given(action), typed: typed.trim() === '' ? [] : [typed] })
    : undefined;

/** The name of the draft of what came of an action. */
const draftOf = ({ id }: Action): string => `action-${id}`;
const pageOf = ({ home }: Visit, { id }: Action): string => `${home}/actions/${id}`;

/** Does it; what is refused because of what was typed, or was kept elsewhere meanwhile, is said on the page, with the text. */
async function refusedOnPage(
  context: ParticipantContext,
  visited: Visit,
  request: Request,
  action: Action,
  typed: TypedReport,
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || request.wantsJson) throw error;
    if (error.reason === 'closed') {
      const why = (texts: Texts): string => error.messageIn(texts);
      return takenNoMore(visited, request, '', { why, given: given(action), typed: typed.note ? [typed.note] : [] });
    }
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

/** One of the actions that the person took on. @throws Refusal `not-found` */
function actionOf({ actions, home }: Visit, request: Request): Action {
  const action = actions.find(({ id }) => id === request.params.actionId);
  if (action) return action;
  throw new Refusal('not-found', say('action.notYours'), {}, { href: home, label: say('page.toMy') });
}

/** An action as its owner may see it: without who noted it. */
const actionJson = ({ id, title, partners, dueOn, status, agreedAt, handedTo, events }: Action) => ({
  id,
  title,
  partners,
  dueOn: dueOn ?? null,
  status,
  agreedAt,
  handedOn: handedTo !== undefined,
  reports: events
    .filter(({ what }) => what === 'reported')
    .map((event) => ({
      at: event.at,
      by: event.by.kind,
      status: event.status,
      note: event.note,
      link: event.link ?? null,
    })),
});

const given = (action: Action) => {
  const report = lastReport(action);
  return report ? (
    <section>
      <h2>{action.title}</h2>
      <p class="card written">{report.note}</p>
    </section>
  ) : null;
};
