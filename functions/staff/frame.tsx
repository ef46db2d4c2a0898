import type { ComponentChildren } from 'preact';
import type { StaffIdentity } from '../../shared/people/staff-sign-in.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { dateRange } from '../../shared/workshop/dates.ts';
import { ACCOUNT, SIGN_OUT, type StaffVisit } from './session.ts';

export type StaffPageName =
  | ''
  | 'chase'
  | 'participants'
  | 'room'
  | 'feedback'
  | 'swot'
  | 'papers'
  | 'road-map'
  | 'report'
  | 'plan'
  | 'mails'
  | 'questionnaire'
  | 'take-home'
  | 'settings'
  | 'reschedule'
  | 'staff'
  | 'audit';

/** As an organiser looks for the pages; everyone's first question comes first. */
const GROUPS = ['People', 'What came in', 'Outcome', 'The plan', 'Set-up'] as const;

/** Every page in its group, in the order of the navigation. */
const PAGES: Readonly<Record<StaffPageName, readonly [group: (typeof GROUPS)[number], label: string]>> = {
  '': ['People', 'Overview'],
  chase: ['People', 'Telephone list'],
  participants: ['People', 'Participants'],
  room: ['People', 'In the room'],
  feedback: ['What came in', 'Feedback'],
  swot: ['What came in', 'SWOT'],
  papers: ['What came in', 'Papers'],
  'road-map': ['What came in', 'Road map'],
  report: ['Outcome', 'Report'],
  'take-home': ['Outcome', 'To take home'],
  plan: ['The plan', 'Plan'],
  mails: ['The plan', 'Mails'],
  reschedule: ['The plan', 'Reschedule'],
  settings: ['Set-up', 'Workshop'],
  questionnaire: ['Set-up', 'Questionnaire'],
  staff: ['Set-up', 'Staff'],
  audit: ['Set-up', 'Audit log'],
};

/** What only organisers do is not offered to others. */
const ORGANISERS_ONLY: readonly string[] = ['reschedule', 'settings', 'audit'];

/** The frame of the console's pages about one workshop. */
export function StaffPage({
  visit,
  title,
  current,
  children,
}: {
  readonly visit: StaffVisit;
  readonly title: string;
  readonly current?: StaffPageName;
  readonly children: ComponentChildren;
}) {
  const { details } = visit.workshop;
  const offered = Object.entries(PAGES).filter(
    ([page]) => visit.role === 'organiser' || !ORGANISERS_ONLY.includes(page),
  );
  const groups = GROUPS.map((title) => ({
    title,
    links: offered
      .filter(([, [group]]) => group === title)
      .map(([page, [, label]]) => ({
        href: page ? `${visit.home}/${page}` : visit.home,
        label,
        current: page === current,
      })),
  }));
  return (
    <Layout
      wide
      title={title}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
      navigationGroups={groups.filter(({ links }) => links.length > 0)}
      actingAs={<SignedIn identity={visit.identity} role={visit.role} />}
    >
      {children}
    </Layout>
  );
}

/** The frame of the console's pages that belong to no workshop. */
export function ConsolePage({
  identity,
  title,
  children,
}: {
  readonly identity?: StaffIdentity;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <Layout
      title={title}
      subtitle="Console for organisers and reviewers"
      {...(identity && { actingAs: <SignedIn identity={identity} /> })}
    >
      {children}
    </Layout>
  );
}

function SignedIn({ identity, role }: { readonly identity: StaffIdentity; readonly role?: string }) {
  return (
    <div class="actions">
      <span>
        Signed in as <strong>{identity.email}</strong>
        {role && `, ${role}`}
      </span>
      <a class="button plain" href="/staff">
        All workshops
      </a>
      <a class="button plain" href={ACCOUNT}>
        My account
      </a>
      <form method="post" action={SIGN_OUT} data-once>
        <button class="plain" type="submit">
          Sign out
        </button>
      </form>
    </div>
  );
}
