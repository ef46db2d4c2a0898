import type { ComponentChildren } from 'preact';
import { Layout } from '../../shared/web/layout.tsx';
import { dateRange } from '../../shared/workshop/dates.ts';
import type { Visit } from './session.ts';

/** The pages that the navigation names; what is reached from my page stands under it. */
export type PageName = '' | 'feedback' | 'swot' | 'papers';

/** The frame of a participant's pages: whose workshop, as whom one answers, and the way between the pages. */
export function ParticipantPage({
  visit,
  title,
  current,
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly current: PageName;
  readonly children: ComponentChildren;
}) {
  const { details } = visit.workshop;
  const link = (page: PageName, label: string) => ({
    href: page ? `${visit.home}/${page}` : visit.home,
    label,
    current: page === current,
  });
  return (
    <Layout
      title={title}
      texts={visit.texts}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
      navigation={[link('', 'My page'), link('feedback', 'Feedback'), link('swot', 'SWOT'), link('papers', 'Papers')]}
      actingAs={
        <>
          You answer as <strong>{visit.person.name}</strong>, {visit.person.organisation}. Not you? Please close this
          page and tell {details.mail.replyTo}.
        </>
      }
    >
      {children}
    </Layout>
  );
}
