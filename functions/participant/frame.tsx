import type { ComponentChildren } from 'preact';
import { Layout } from '../../shared/web/layout.tsx';
import { dateRange } from '../../shared/workshop/dates.ts';
import { LanguageChoice } from './language.tsx';
import type { Visit } from './session.ts';

/** The pages that the navigation names; what is reached from my page stands under it. */
export type PageName = '' | 'feedback' | 'swot' | 'papers';

/** The frame of a participant's pages: whose workshop, as whom one answers, and the way between the pages. */
export function ParticipantPage({
  visit,
  title,
  current,
  style,
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly current: PageName;
  /** Of a page that looks like no other. */
  readonly style?: string;
  readonly children: ComponentChildren;
}) {
  const { details } = visit.workshop;
  const { t, parts, locale } = visit.texts;
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
      subtitle={`${dateRange(details.starts, details.ends, locale)}, ${details.venue.city}`}
      navigation={[
        link('', t('page.my')),
        link('feedback', t('page.feedback')),
        link('swot', t('page.swot')),
        link('papers', t('page.papers')),
      ]}
      actingAs={
        <>
          {parts('frame.answersAs', {
            name: <strong key="name">{visit.person.name}</strong>,
            organisation: visit.person.organisation,
          })}{' '}
          <a class="target" href={`${visit.home}/not-you`}>
            {t('frame.notYou')}
          </a>
        </>
      }
      {...(style !== undefined && { style })}
      foot={<LanguageChoice visited={visit} />}
    >
      {children}
    </Layout>
  );
}
