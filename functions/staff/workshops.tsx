import { createWorkshop } from '../../shared/follow-up/plan.ts';
import { roleIn } from '../../shared/people/members.ts';
import { admitStaff, membershipsOf } from '../../shared/people/membership.store.ts';
import type { StaffIdentity } from '../../shared/people/staff-sign-in.ts';
import { Refusal } from '../../shared/refusal.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { checkWorkshopFile, readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';
import { findWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { StaffRole, WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { StaffContext } from './context.ts';
import { ConsolePage } from './frame.tsx';
import { NewWorkshop } from './new-workshop.tsx';
import { mayCreateWorkshops, signedInRoute, staffHome } from './session.ts';
import { fileText } from './uploaded-text.ts';

/** My workshops, and a new one from its file. */
export function workshopRoutes(context: StaffContext): Route[] {
  return [
    signedInRoute(context, 'GET', '/staff', async (identity, request) => {
      const mine = await myWorkshops(context, identity);
      const json = {
        email: identity.email,
        workshops: mine.map(({ details: { id, title, starts, ends }, role }) => ({ id, title, starts, ends, role })),
      };
      return answer(request, { page: () => <MyWorkshops identity={identity} mine={mine} />, json });
    }),
    signedInRoute(context, 'GET', '/staff/workshops', async (identity) => {
      requireCreator(identity);
      return page(<NewWorkshop identity={identity} />);
    }),
    signedInRoute(context, 'POST', '/staff/workshops', async (identity, request) => {
      requireCreator(identity);
      let typed = '';
      try {
        const { body } = request;
        if (body.kind === 'form') typed = await typedFile(request);
        const file = body.kind === 'form' ? readWorkshopFile(typed) : checkWorkshopFile(fieldsOf(body));
        await create(context, identity, file, request.now);
        const json = { id: file.id, address: `${context.baseUrl}${staffHome(file.id)}` };
        return changed(request, staffHome(file.id), json, { status: 201 });
      } catch (error) {
        return shownAgain(identity, request, typed, error);
      }
    }),
  ];
}

interface MyWorkshop {
  readonly details: WorkshopFile;
  readonly role: StaffRole;
}

async function myWorkshops(context: StaffContext, identity: StaffIdentity): Promise<MyWorkshop[]> {
  const memberships = await membershipsOf(context.table, identity.email);
  const mine = await Promise.all(
    memberships.map(async ({ workshopId }) => {
      const workshop = await readWorkshop(context.table, workshopId);
      const role = roleIn(workshop, identity.email);
      return role ? [{ ...workshop, role }] : [];
    }),
  );
  return mine.flat().toSorted((a, b) => b.details.starts.localeCompare(a.details.starts));
}

function requireCreator(identity: StaffIdentity): void {
  if (mayCreateWorkshops(identity)) return;
  throw new Refusal(
    'forbidden',
    'Only members of the group “organisers” create workshops. Please ask whoever added you to put you into that group.',
  );
}

/**
 * The workshop first and its staff after it: the other way round, an id that exists already would hand that workshop to
 * whoever asks for it. If it breaks off in between, nobody sees the workshop, and its creator's retry admits the staff.
 * @throws Refusal `conflict`
 */
async function create(
  { table }: StaffContext,
  identity: StaffIdentity,
  file: WorkshopFile,
  now: number,
): Promise<void> {
  const workshop = createWorkshop(file, identity.email, now);
  const outcome = await table.insert(WorkshopItem, keys.workshop(file.id), workshop);
  const stored = outcome === 'inserted' ? workshop : await findWorkshop(table, file.id);
  if (stored?.createdBy === identity.email) await admitStaff(table, stored);
  if (outcome === 'exists') {
    throw new Refusal(
      'conflict',
      `A workshop with the id "${file.id}" exists already, and it was not changed. Please open it, or choose another id for the new one.`,
    );
  }
}

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
            ? 'Please create one from its file. Whoever it names as staff finds it here after signing in.'
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
