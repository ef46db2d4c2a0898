import * as z from 'zod';
import type { StaffIdentity } from '../../shared/people/staff-sign-in.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, typedIn, UploadField } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { checkWorkshopFile, readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';
import { WorkshopFileSchema } from '../../shared/workshop/workshop.ts';
import type { MyWorkshopsJson, WorkshopMadeJson } from './api/workshops.ts';
import type { StaffContext } from './context.ts';
import { createAndAdmit, type MyWorkshop, myWorkshops, requireCreator } from './create-workshop.ts';
import { ConsolePage } from './frame.tsx';
import { copyRoutes } from './new-workshop/copy.tsx';
import { formRoutes } from './new-workshop/form.tsx';
import { NewWorkshop } from './new-workshop.tsx';
import { mayCreateWorkshops, signedInPost, signedInRoute, staffHome } from './session.ts';
import { fileText } from './uploaded-text.ts';

/** My workshops, and a new one: from its file here, by a form or as a copy in the folder new-workshop. */
export function workshopRoutes(context: StaffContext): Route[] {
  return [
    signedInRoute(context, 'GET', '/staff', async (identity, request) => {
      const mine = await myWorkshops(context, identity);
      const json = {
        email: identity.email,
        workshops: mine.map(({ details: { id, title, starts, ends }, role }) => ({ id, title, starts, ends, role })),
      };
      return answer<typeof MyWorkshopsJson>(request, {
        page: () => <MyWorkshops identity={identity} mine={mine} />,
        json,
      });
    }),
    signedInRoute(context, 'GET', '/staff/workshops', async (identity) => {
      requireCreator(identity);
      return page(<NewWorkshop identity={identity} />);
    }),
    signedInPost(context, '/staff/workshops', SentSchema, async (identity, request) => {
      requireCreator(identity);
      let typed = '';
      try {
        const { body } = request;
        if (body.kind === 'form') typed = await typedFile(request);
        const file = body.kind === 'form' ? readWorkshopFile(typed) : checkWorkshopFile(fieldsOf(body));
        await createAndAdmit(context, identity, file, request.now);
        const json = { id: file.id, address: `${context.baseUrl}${staffHome(file.id)}` };
        return changed<typeof WorkshopMadeJson>(request, staffHome(file.id), json, { status: 201 });
      } catch (error) {
        return shownAgain(identity, request, typed, error);
      }
    }),
    ...formRoutes(context),
    ...copyRoutes(context),
  ];
}

/** A program sends what stands in the file; a form its text, or the file. */
const SentSchema = z.union([WorkshopFileSchema, z.object({ file: z.string().optional(), upload: UploadField })]);

/** A file that was chosen counts before what stands in the text field. */
async function typedFile({ body }: Request): Promise<string> {
  const chosen = body.kind === 'form' ? await fileText(body.form.get('upload'), 'file') : undefined;
  return chosen ?? typedIn(fieldsOf(body), 'file');
}

/** A page keeps what was typed; a program gets the refusal itself. */
function shownAgain(identity: StaffIdentity, request: Request, typed: string, error: unknown): Reply {
  const isShown = error instanceof Refusal && (error.reason === 'invalid' || error.reason === 'conflict');
  if (!isShown || request.wantsJson) throw error;
  const fields = error.reason === 'conflict' ? { id: error.message } : error.fields;
  return page(<NewWorkshop identity={identity} typed={typed} errors={fields} />, {
    status: STATUS[error.reason].status,
  });
}

function MyWorkshops({ identity, mine }: { readonly identity: StaffIdentity; readonly mine: readonly MyWorkshop[] }) {
  return (
    <ConsolePage identity={identity} title="Workshops">
      <h1>Workshops</h1>
      {mine.length === 0 && (
        <p class="note">
          You are in no workshop yet.{' '}
          {mayCreateWorkshops(identity)
            ? 'Please create one. Whoever it names as staff finds it here after signing in.'
            : 'An organiser of a workshop adds you, on its page “Staff”.'}
        </p>
      )}
      {mine.map(({ details, role }) => (
        <div class="card" key={details.id}>
          <h2>{details.title}</h2>
          <p>
            {dateRange(details.starts, details.ends)}, {details.venue.city}. You are its {role}.
          </p>
          <p>
            <a class="button" href={staffHome(details.id)}>
              Open<span class="visually-hidden"> {details.title}</span>
            </a>
          </p>
        </div>
      ))}
      {mayCreateWorkshops(identity) && (
        <p>
          <a class="button plain" href="/staff/workshops">
            New workshop
          </a>
        </p>
      )}
    </ConsolePage>
  );
}
