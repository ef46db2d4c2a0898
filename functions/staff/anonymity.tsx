import * as z from 'zod';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { changed } from '../../shared/web/reply.ts';
import { hasOpened, withAnonymity } from '../../shared/workshop/anonymity.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { AnonymityJson } from './api/settings.ts';
import type { StaffContext } from './context.ts';
import { memberPost, type StaffVisit } from './session.ts';

/** Organisers choose whether feedback is anonymous, until the forms open. */
export const anonymityRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/feedback', 'organiser', ChoiceSchema, async ({ workshop, home }, request) => {
    const { anonymous } = parseFields(ChoiceSchema, fieldsOf(request.body));
    const { details } = await changeWorkshop(context.table, workshop.details.id, (before) =>
      withAnonymity(before, anonymous === 'yes', request.now),
    );
    return changed<typeof AnonymityJson>(request, `${home}/feedback`, details.feedback);
  }),
];

const ChoiceSchema = z.object({ anonymous: z.enum(['yes', 'no'], 'must be "yes" or "no"') });

export function AnonymityChoice({ visit, now }: { readonly visit: StaffVisit; readonly now: number }) {
  const { workshop, home, role } = visit;
  if (role !== 'organiser' || hasOpened(workshop, now)) return null;
  const { anonymous } = workshop.details.feedback;
  return (
    <form method="post" action={`${home}/feedback`} class="card" data-once>
      <h2>{anonymous ? 'Or shall answers bear names?' : 'Or shall it be anonymous?'}</h2>
      <input type="hidden" name="anonymous" value={anonymous ? 'no' : 'yes'} />
      <p>
        {anonymous
          ? 'Then you see who answered what, and people can change their answers until the deadline.'
          : 'Then nobody can tell whose answers are whose, and a result of fewer than five people is withheld. You still see who took part, and only the others are reminded. Whoever has no JavaScript cannot take part.'}{' '}
        You can choose until the forms open; from then on it is fixed.
      </p>
      <div class="actions">
        <button type="submit" class="plain">
          {anonymous ? 'Ask with names' : 'Make the feedback anonymous'}
        </button>
      </div>
    </form>
  );
}
