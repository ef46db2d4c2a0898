import * as z from 'zod';
import { noted } from '../../../shared/audit/audit.store.ts';
import { memberOf, membersOf, withMember, withoutMember, withRole } from '../../../shared/people/members.ts';
import { admitStaff } from '../../../shared/people/membership.store.ts';
import { endSessions } from '../../../shared/people/staff-sessions.store.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { normaliseEmail } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import { StaffMemberSchema, StaffRoleSchema } from '../../../shared/workshop/workshop.ts';
import type { MemberChangedJson, MembersJson } from '../api/settings.ts';
import type { StaffContext } from '../context.ts';
import { mayCreateWorkshops, memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { type Done, DoneSchema, StaffListPage } from './page.tsx';

const PATH = '/staff';

const AddSchema = z.object({
  name: StaffMemberSchema.shape.name,
  email: z.string().trim().pipe(z.email('Please give an e-mail address, such as name@example.org.')),
  role: z.enum(StaffRoleSchema.options, 'Please choose a role.'),
});
const WhoSchema = z.object({ email: z.email() });
const RoleSchema = WhoSchema.extend({ role: AddSchema.shape.role });
const AccountSchema = WhoSchema.extend({ act: z.enum(['invite', 'disable', 'enable', 'no-second-factor']) });

/** Who is staff at the workshop. Everybody of the staff sees the list; organisers change it. */
export function memberRoutes(context: StaffContext): Route[] {
  const { table, accounts } = context;
  const post = (path: string, takes: z.ZodType, act: (visit: StaffVisit, request: Request) => Promise<Done>): Route =>
    memberPost(context, `${PATH}${path}`, 'organiser', takes, async (visit, request) => {
      try {
        const done = await act(visit, request);
        return changed<typeof MemberChangedJson>(request, `${visit.home}${PATH}?done=${done}`, { done });
      } catch (error) {
        const isShown = error instanceof Refusal && ['invalid', 'conflict', 'not-found'].includes(error.reason);
        if (!isShown || request.wantsJson) throw error;
        return show(context, visit, request, error);
      }
    });
  return [
    memberRoute(context, 'GET', PATH, 'viewer', (visit, request) => show(context, visit, request)),
    post('', AddSchema, async ({ workshop }, request) => {
      const member = parseFields(AddSchema, fieldsOf(request.body));
      const after = await changeWorkshop(table, workshop.details.id, (found) => withMember(found, member));
      await admitStaff(table, after);
      const email = normaliseEmail(member.email);
      if ((await accounts.invite(email)) === 'there') return 'added';
      await noted(table, 'account-made', { about: email });
      return 'invited';
    }),
    post('/role', RoleSchema, async ({ workshop }, request) => {
      const { email, role } = parseFields(RoleSchema, fieldsOf(request.body));
      await changeWorkshop(table, workshop.details.id, (found) => withRole(found, email, role));
      return 'role';
    }),
    post('/remove', WhoSchema, async ({ workshop }, request) => {
      const { email } = parseFields(WhoSchema, fieldsOf(request.body));
      await changeWorkshop(table, workshop.details.id, (found) => withoutMember(found, email));
      return 'removed';
    }),
    post('/account', AccountSchema, async ({ workshop, identity }, request) => {
      const { email: typed, act } = parseFields(AccountSchema, fieldsOf(request.body));
      const { email } = memberOf(workshop, typed);
      if (act === 'invite') {
        if ((await accounts.invite(email)) === 'there') return 'added';
        await noted(table, 'account-made', { about: email });
        return 'invited';
      }
      if (!mayCreateWorkshops(identity)) {
        throw new Refusal(
          'forbidden',
          'An account may belong to several workshops, so only members of the group “organisers” disable one or take its second factor off. Please ask one of them.',
        );
      }
      if (act === 'no-second-factor') {
        await accounts.removeSecondFactor(email);
        await noted(table, 'second-factor-reset', { about: email });
        return 'no-second-factor';
      }
      if (act === 'disable' && email === identity.email) throw new Refusal('conflict', 'You cannot disable yourself.');
      await accounts.setEnabled(email, act === 'enable');
      if (act === 'disable') await endSessions(table, email);
      await noted(table, act === 'enable' ? 'account-enabled' : 'account-disabled', { about: email });
      return act === 'enable' ? 'enabled' : 'disabled';
    }),
  ];
}

async function show(
  { accounts }: StaffContext,
  visit: StaffVisit,
  request: Request,
  refusal?: Refusal,
): Promise<Reply> {
  const isOrganiser = visit.role === 'organiser';
  const members = await Promise.all(
    membersOf(visit.workshop).map(async (member) => ({
      ...member,
      // Whether somebody has an account concerns organisers alone.
      ...(isOrganiser && { account: await accounts.stateOf(member.email) }),
    })),
  );
  const done = DoneSchema.safeParse(request.query.get('done')).data;
  const errors: FieldErrors = refusal?.fields ?? {};
  const fields = refusal ? fieldsOf(request.body) : {};
  const shown = {
    visit,
    members,
    administers: mayCreateWorkshops(visit.identity),
    errors,
    // The other forms send an address, too, which is not to stand in the one that adds somebody.
    typed: refusal && 'name' in fields ? fields : {},
    ...(refusal && { problem: refusal.message }),
    ...(done && { done }),
  };
  return answer<typeof MembersJson>(
    request,
    { page: () => <StaffListPage {...shown} />, json: { staff: members } },
    { status: refusal ? STATUS[refusal.reason].status : 200 },
  );
}
