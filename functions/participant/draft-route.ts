import { keepDraft } from '../../shared/drafts/draft.store.ts';
import { TypedAnswersSchema } from '../../shared/feedback/answers.ts';
import { fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { say } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf } from '../../shared/web/fields.ts';
import { json } from '../../shared/web/reply.ts';
import { mustBeOpen } from '../../shared/workshop/opening.ts';
import { isAnonymous } from './anonymous-feedback.tsx';
import type { DraftKeptJson } from './api/feedback.ts';
import { keepFeedback, keptOnOtherPages } from './feedback-draft.ts';
import { asDraft, formState } from './form-state.ts';
import { isDetailsForm } from './paper/details-draft.ts';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';

/**
 * Where a page keeps what is being typed, while it is typed. It answers JSON to everyone: only the pages' script and programs
 * come here; without scripts the form's own button keeps what was typed.
 */
export const draftRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'POST',
    path: '/w/{workshopId}/p/{personId}/drafts/{form}',
    takes: TypedAnswersSchema,
    handle: forVisitor(context, async (visited, request) => {
      const { workshop, person } = visited;
      const form = TokenSchema.safeParse(request.params.form).data;
      if (form === undefined || !hasForm(form, visited)) {
        throw new Refusal('not-found', say('draft.noForm'));
      }
      // Where feedback is anonymous, what is typed stays on the device.
      if (form === 'feedback' && isAnonymous(visited)) throw new Refusal('not-found', say('draft.noForm'));
      // Actions are reported on after the closing, too.
      if (workshop.cancelled || !form.startsWith('action-')) mustBeOpen(workshop, person, request.now);
      const state = formState(fieldsOf(request.body));
      const typed = fieldsOfAnswers(state.fields);
      const draft =
        form === 'feedback'
          ? await keepFeedback(visited, state, await keptOnOtherPages(context, visited, state, typed), request.now)
          : await keepDraft(visited.table, person, form, { fields: asDraft(typed), basis: state.draft }, request.now);
      return json<typeof DraftKeptJson>({ revision: draft.revision, savedAt: draft.savedAt });
    }),
  },
];

/** Which forms have drafts: the feedback, a new SWOT entry, a paper's details, and what came of each action. */
const hasForm = (form: string, { actions, papers }: Visit): boolean =>
  form === 'feedback' ||
  form === 'swot' ||
  isDetailsForm(form, papers) ||
  actions.some(({ id }) => form === `action-${id}`);
