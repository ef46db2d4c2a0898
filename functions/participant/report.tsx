import { say } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { reportContentSecurityPolicy } from '../../shared/report/report.csp.ts';
import { type Edition, fileFor, languagesOf, sentEdition } from '../../shared/report/report.ts';
import { readReport } from '../../shared/report/report-item.store.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer, elsewhere, type Reply } from '../../shared/web/reply.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import type { MyReportJson } from './api/own.ts';
import { ParticipantPage } from './frame.tsx';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';

const HOME = '/w/{workshopId}/p/{personId}';

/** The summary report, once it was sent to the participants: the newest edition, in the person's language where it is there. */
export const reportRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: `${HOME}/report`,
    handle: forVisitor(context, async (visited, request) => {
      const edition = await sentTo(context, visited);
      return answer<typeof MyReportJson>(request, {
        page: () => <ReportPage visited={visited} edition={edition} />,
        json: { edition: edition?.number ?? null, languages: edition ? languagesOf(edition) : [] },
      });
    }),
  },
  {
    method: 'GET',
    path: `${HOME}/report/read`,
    handle: forVisitor(context, async (visited) => htmlOf(context, await sentTo(context, visited), visited)),
  },
  {
    method: 'GET',
    path: `${HOME}/report/download`,
    handle: forVisitor(context, async (visited) => {
      const edition = await sentTo(context, visited);
      const file = edition && fileFor(edition, visited.person.language, 'docx');
      if (!file) throw new Refusal('not-found', say('report.page.none'));
      const name = `${visited.workshop.details.id}-report-${file.language}.docx`;
      return elsewhere(await context.reports.download(file.key, name));
    }),
  },
];

const sentTo = async ({ table }: ParticipantContext, { workshop }: Visit): Promise<Edition | undefined> =>
  sentEdition(await readReport(table, workshop.details.id));

async function htmlOf(
  { reports }: ParticipantContext,
  edition: Edition | undefined,
  { person }: Visit,
): Promise<Reply> {
  const file = edition && fileFor(edition, person.language, 'html');
  if (!file) throw new Refusal('not-found', say('report.page.none'));
  const html = await reports.read(file.key);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': reportContentSecurityPolicy(html),
      'cache-control': 'private, no-store',
    },
    cookies: [],
    body: html,
  };
}

function ReportPage({ visited, edition }: { readonly visited: Visit; readonly edition: Edition | undefined }) {
  const { texts, home } = visited;
  const { t } = texts;
  const title = t('report.page.title');
  return (
    <ParticipantPage visit={visited} title={title} current="">
      <h1>{title}</h1>
      {edition ? <About visited={visited} edition={edition} /> : <p class="note">{t('report.page.none')}</p>}
      <p>
        <a class="button plain" href={home}>
          {t('page.toMy')}
        </a>
      </p>
    </ParticipantPage>
  );
}

function About({
  visited: { texts, home, workshop },
  edition,
}: {
  readonly visited: Visit;
  readonly edition: Edition;
}) {
  const { t } = texts;
  const day = texts.day(localDate(Date.parse(edition.approved.at), workshop.details.timeZone));
  const [first] = languagesOf(edition);
  const [language, changed] = edition.changed[texts.language]
    ? [texts.language, edition.changed[texts.language]]
    : [first, first && edition.changed[first]];
  return (
    <>
      <p>{t('report.page.about', { edition: edition.number, day })}</p>
      {changed && (
        <>
          <h2>{t('report.page.changed')}</h2>
          <p class="card written" lang={language}>
            {changed}
          </p>
        </>
      )}
      <div class="actions">
        <a class="button" href={`${home}/report/read`}>
          {t('report.page.read')}
        </a>
        <a class="button plain" href={`${home}/report/download`}>
          {t('report.page.download')}
        </a>
      </div>
    </>
  );
}
