import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { StaffIdentity } from '../../../shared/people/staff-sign-in.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, SelectField, TextField } from '../../../shared/web/form.tsx';
import { changed, page } from '../../../shared/web/reply.ts';
import { copyOf, sameLength } from '../../../shared/workshop/copy-workshop.ts';
import { dateRange } from '../../../shared/workshop/dates.ts';
import { proposedId } from '../../../shared/workshop/new-workshop.ts';
import { checkWorkshopFile } from '../../../shared/workshop/read-workshop-file.ts';
import { findWorkshop, readWorkshop } from '../../../shared/workshop/workshop.store.ts';
import { DatesSchema, type WorkshopFile } from '../../../shared/workshop/workshop.ts';
import type { WorkshopMadeJson } from '../api/workshops.ts';
import type { StaffContext } from '../context.ts';
import { createAndAdmit, myWorkshops, requireCreator } from '../create-workshop.ts';
import { ConsolePage } from '../frame.tsx';
import { signedInPost, signedInRoute, staffHome } from '../session.ts';
import { copyQuestionnaire, copyWordings } from './copy-forms.ts';
import { whatToMend } from './form.tsx';

const PATH = '/staff/workshops/copy';

/** A workshop as a copy of an earlier one, on new dates. */
export function copyRoutes(context: StaffContext): Route[] {
  return [
    signedInRoute(context, 'GET', PATH, async (identity, request) => {
      requireCreator(identity);
      const mine = await copied(context, identity);
      return page(<CopyForm identity={identity} mine={mine} typed={{ source: request.query.get('source') ?? '' }} />);
    }),
    signedInPost(context, PATH, CopySchema, async (identity, request) => {
      requireCreator(identity);
      const fields = fieldsOf(request.body);
      const mine = await copied(context, identity);
      try {
        const source = mine.find(({ id }) => id === typedIn(fields, 'source'));
        if (!source) {
          const hasDay = typedIn(fields, 'starts').trim() !== '';
          throw new Refusal('invalid', 'Nothing was created yet.', {
            source: 'Please choose the workshop.',
            ...(!hasDay && { starts: 'Please enter the first day.' }),
          });
        }
        const file = checkWorkshopFile(copyOf(source, anew(fields, source)));
        await create(context, identity, source.id, file, request.now);
        const home = staffHome(file.id);
        const json = { id: file.id, address: `${context.baseUrl}${home}` };
        return changed<typeof WorkshopMadeJson>(request, `${home}/settings?done=copied`, json, { status: 201 });
      } catch (error) {
        const again = whatToMend(error);
        if (request.wantsJson) throw again;
        return page(<CopyForm identity={identity} mine={mine} typed={fields} errors={again.fields} />, {
          status: STATUS[again.reason].status,
        });
      }
    }),
  ];
}

/** What is left out is as in the source: the title, and how many days it lasts. */
const CopySchema = z.object({
  source: z.string(),
  starts: z.string(),
  ends: z.string().optional(),
  title: z.string().optional(),
  id: z.string().optional(),
});

/** What one may copy: where one is an organiser, since the plan and the staff are shown with it. */
async function copied(context: StaffContext, identity: StaffIdentity): Promise<WorkshopFile[]> {
  const mine = await myWorkshops(context, identity);
  return mine.filter(({ role }) => role === 'organiser').map(({ details }) => details);
}

/** @throws Refusal `invalid` for dates that are none */
function anew(fields: Record<string, unknown>, source: WorkshopFile) {
  const starts = typedIn(fields, 'starts').trim();
  const first = DatesSchema.shape.starts.safeParse(starts);
  if (!first.success) throw new Refusal('invalid', 'Nothing was created yet.', { starts });
  const ends = typedIn(fields, 'ends').trim() || sameLength(source, starts);
  if (!DatesSchema.shape.ends.safeParse(ends).success) {
    throw new Refusal('invalid', 'Nothing was created yet.', { ends });
  }
  const title = typedIn(fields, 'title').trim() || source.title;
  return { id: typedIn(fields, 'id').trim() || proposedId(title, starts), title, starts, ends };
}

/**
 * The questionnaire is there before the workshop that names it, and the wordings come after it: if it breaks off in
 * between, the creator's retry completes them.
 */
async function create(
  context: StaffContext,
  identity: StaffIdentity,
  sourceId: string,
  file: WorkshopFile,
  now: number,
): Promise<void> {
  const source = await readWorkshop(context.table, sourceId);
  const there = await findWorkshop(context.table, file.id);
  if (there?.createdBy === identity.email && isDeepStrictEqual(there.details, file)) {
    await copyWordings(context, source, file.id, identity, now);
  }
  const questionnaire = there ? 0 : await copyQuestionnaire(context, source, file.id, identity, now);
  await createAndAdmit(context, identity, file, now, questionnaire);
  await copyWordings(context, source, file.id, identity, now);
}

function CopyForm({
  identity,
  mine,
  typed,
  errors = {},
}: {
  readonly identity: StaffIdentity;
  readonly mine: readonly WorkshopFile[];
  readonly typed: Record<string, unknown>;
  readonly errors?: FieldErrors;
}) {
  const field = (name: string) => ({ name, value: typedIn(typed, name), errors });
  return (
    <ConsolePage identity={identity} title="Copy a workshop">
      <h1>Copy a workshop</h1>
      <ErrorSummary errors={errors} />
      {mine.length === 0 ? (
        <p class="note">You are an organiser of no workshop yet, so there is none to copy.</p>
      ) : (
        <form method="post" action={PATH} class="card" data-once>
          <p>
            Everything that was set up comes along: venue, agenda, staff, plan, the published questionnaire, the words
            of the mails, and the settings of SWOT and papers. Days of the agenda move with the first day. Participants
            and all that they gave stay where they are.
          </p>
          <SelectField
            {...field('source')}
            label="Which one"
            choices={mine.map(({ id, title, starts, ends }) => ({
              value: id,
              label: `${title} (${dateRange(starts, ends)})`,
            }))}
            otherwise="Please choose"
            required
          />
          <TextField {...field('title')} label="Title" hint="Empty: the same title." maxLength={300} />
          <div class="grid">
            <TextField {...field('starts')} label="First day" type="date" required />
            <TextField {...field('ends')} label="Last day" hint="Empty: as many days as before." type="date" />
          </div>
          <TextField
            {...field('id')}
            label="Short name in addresses"
            hint="Lower-case letters, digits and “-”. It cannot be changed later. Empty: made from the title and the year."
            maxLength={40}
          />
          <div class="actions">
            <button type="submit">Create the copy</button>
            <a class="button plain" href="/staff">
              Create none
            </a>
          </div>
        </form>
      )}
    </ConsolePage>
  );
}
