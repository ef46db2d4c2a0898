import { Refusal } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import type { StaffMember, StaffRole, Workshop } from '../workshop/workshop.ts';

/**
 * Who is staff at a workshop. The list in the workshop's own item decides, for every request anew: so a role ends when it
 * ended, and of two organisers who remove each other at once one write fails. All pure.
 */

type Staffed = Pick<Workshop, 'details' | 'createdBy' | 'staffDecided'>;

export const MOST_MEMBERS = 100;

/**
 * The members, each address once. Whoever created the workshop is an organiser from the beginning, named in its file or not;
 * once the list was changed in the console it says everything.
 */
export function membersOf({ details, createdBy, staffDecided }: Staffed): StaffMember[] {
  const named = details.staff.map((member) => ({ ...member, email: normaliseEmail(member.email) }));
  if (staffDecided) return named;
  const email = normaliseEmail(createdBy);
  const creator = named.find((member) => member.email === email);
  return [
    ...named.filter((member) => member !== creator),
    { name: creator?.name ?? createdBy, email, role: 'organiser' },
  ];
}

/** `undefined` for whoever is no member. */
export const roleIn = (workshop: Staffed, email: string): StaffRole | undefined =>
  membersOf(workshop).find((member) => member.email === normaliseEmail(email))?.role;

/** The same again changes nothing. @throws Refusal `conflict` where the address has another role; `invalid` when full */
export function withMember(workshop: Workshop, added: StaffMember): Workshop {
  const members = membersOf(workshop);
  const member = { ...added, email: normaliseEmail(added.email) };
  const there = members.find(({ email }) => email === member.email);
  if (there?.role === member.role) return workshop;
  if (there) {
    throw new Refusal(
      'conflict',
      `${member.email} is on the list already, as ${there.role}. Please change the role there instead.`,
    );
  }
  if (members.length >= MOST_MEMBERS) {
    const full = `There are ${MOST_MEMBERS} members of staff, and no more fit. Please remove one first.`;
    throw new Refusal('invalid', full, { email: full });
  }
  return decided(workshop, [...members, member]);
}

/** @throws Refusal `not-found`; `conflict` for the last organiser */
export function withRole(workshop: Workshop, email: string, role: StaffRole): Workshop {
  const found = memberOf(workshop, email);
  if (found.role === role) return workshop;
  return decided(
    workshop,
    membersOf(workshop).map((member) => (member.email === found.email ? { ...member, role } : member)),
  );
}

/** Whoever is gone already stays so. @throws Refusal `conflict` for the last organiser */
export function withoutMember(workshop: Workshop, email: string): Workshop {
  const gone = normaliseEmail(email);
  const members = membersOf(workshop);
  const left = members.filter((member) => member.email !== gone);
  return left.length === members.length ? workshop : decided(workshop, left);
}

/** @throws Refusal `not-found` */
export function memberOf(workshop: Staffed, email: string): StaffMember {
  const found = membersOf(workshop).find((member) => member.email === normaliseEmail(email));
  if (found) return found;
  throw new Refusal('not-found', 'There is nobody with this address on the list any more. Please look at it again.');
}

function decided(workshop: Workshop, staff: StaffMember[]): Workshop {
  if (!staff.some(({ role }) => role === 'organiser')) {
    throw new Refusal(
      'conflict',
      'This is the last organiser, and without one nobody could do anything here any more. Please make somebody else an organiser first.',
    );
  }
  return { ...workshop, details: { ...workshop.details, staff }, staffDecided: true };
}
