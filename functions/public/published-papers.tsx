import { publicPath } from '../../shared/papers/addresses.ts';
import { PlaceSchema } from '../../shared/papers/publication-order.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { furtherLink, readFurther } from '../../shared/web/further.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer } from '../../shared/web/reply.ts';
import { dateRange, shortMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { PublishedPapersJson } from './api/answers.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { isWithdrawn, type Published, publishedJson, publishedOf, withdrawnJson } from './published.ts';

/** The list of a workshop's published papers. */
export const publishedPapersRoutes = (context: PublicContext): Route[] => [
  {
    method: 'GET',
    path: '/papers/{workshopId}',
    handle: async (request) => {
      const after = readFurther(PlaceSchema, request.query.get('after'));
      const { details, published, next } = await publishedOf(context.table, request.params.workshopId ?? '', after);
      const further = next && `/papers/${details.id}?after=${furtherLink(next)}`;
      return answer<typeof PublishedPapersJson>(
        request,
        {
          page: () => <PublishedPapersPage details={details} published={published} begins={!after} further={further} />,
          json: {
            workshop: { id: details.id, title: details.title },
            papers: published
              .filter((one) => !isWithdrawn(one))
              .map((one) => publishedJson(context.baseUrl, publicPath(one.paper), one)),
            withdrawn: published.filter(isWithdrawn).map((one) => withdrawnJson(context.baseUrl, one)),
            next: further ? `${context.baseUrl}${further}` : null,
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
  begins,
  further,
}: {
  readonly details: WorkshopFile;
  readonly published: readonly Published[];
  /** Whether this is the first page. */
  readonly begins: boolean;
  readonly further: string | undefined;
}) {
  return (
    <Layout
      title="Discussion papers"
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
    >
      <h1>Discussion papers</h1>
      {published.length === 0 && begins && !further && <p>No paper of this workshop has been published yet.</p>}
      {!begins && (
        <p>
          <a class="target" href={`/papers/${details.id}`}>
            To the first papers
          </a>
        </p>
      )}
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
      {further && (
        <p>
          <a class="button plain" href={further} rel="next">
            Further papers
          </a>
        </p>
      )}
    </Layout>
  );
}
