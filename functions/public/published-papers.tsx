import { publicPath } from '../../shared/papers/addresses.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer } from '../../shared/web/reply.ts';
import { dateRange, shortMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { isWithdrawn, type Published, publishedJson, publishedOf, withdrawnJson } from './published.ts';

/** The list of a workshop's published papers. */
export const publishedPapersRoutes = (context: PublicContext): Route[] => [
  {
    method: 'GET',
    path: '/papers/{workshopId}',
    handle: async (request) => {
      const { details, published } = await publishedOf(context.table, request.params.workshopId ?? '');
      return answer(
        request,
        {
          page: () => <PublishedPapersPage details={details} published={published} />,
          json: {
            workshop: { id: details.id, title: details.title },
            papers: published
              .filter((one) => !isWithdrawn(one))
              .map((one) => publishedJson(context.baseUrl, publicPath(one.paper), one)),
            withdrawn: published.filter(isWithdrawn).map((one) => withdrawnJson(context.baseUrl, one)),
          },
        },
        { cacheControl: FOR_A_MINUTE },
      );
    },
  },
];

function PublishedPapersPage({
  details,
  published,
}: {
  readonly details: WorkshopFile;
  readonly published: readonly Published[];
}) {
  return (
    <Layout
      title="Discussion papers"
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
    >
      <h1>Discussion papers</h1>
      {published.length === 0 && <p>No paper of this workshop has been published yet.</p>}
      {published.map(({ paper, version: { metadata }, publishedAt }) => (
        <article class="card" key={paper.id}>
          <h2>
            <a class="target" href={publicPath(paper)}>
              {metadata.title}
            </a>
          </h2>
          <p>{metadata.authors.map(({ name, affiliation }) => `${name} (${affiliation})`).join('; ')}</p>
          <p class="soft">Published {shortMoment(Date.parse(publishedAt), details.timeZone)}</p>
          {paper.withdrawn && (
            <p>
              <span class="tag bad">withdrawn</span> {shortMoment(Date.parse(paper.withdrawn.at), details.timeZone)}
            </p>
          )}
        </article>
      ))}
    </Layout>
  );
}
