import { proofPath } from '../../shared/papers/addresses.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { dateRange, longMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { TombstoneJson } from './api/answers.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { isWithdrawn, type Published, publishedPaper, withdrawnJson } from './published.ts';

type Found = Published & { readonly details: WorkshopFile };

/**
 * A route below a published paper's address, such as `/file`. Where the paper was withdrawn, it answers 410 with the tombstone
 * instead: the address stays and says what became of it, and nothing else is left.
 */
export const paperRoute = (
  { table, baseUrl }: PublicContext,
  part: string,
  handle: (request: Request, found: Found) => Reply | Promise<Reply>,
): Route => ({
  method: 'GET',
  path: `/papers/{workshopId}/{paperId}${part}`,
  handle: async (request) => {
    const { workshopId = '', paperId = '' } = request.params;
    const found = await publishedPaper(table, workshopId, paperId);
    return isWithdrawn(found) ? tombstone(request, baseUrl, found) : handle(request, found);
  },
});

const tombstone = (request: Request, baseUrl: string, found: Found): Reply =>
  answer<typeof TombstoneJson>(
    request,
    {
      page: () => <TombstonePage found={found} />,
      json: { workshop: { id: found.details.id, title: found.details.title }, ...withdrawnJson(baseUrl, found) },
    },
    { status: 410, cacheControl: FOR_A_MINUTE },
  );

/** No abstract, no file, and nothing that a search engine would keep. */
function TombstonePage({ found: { details, paper, version, publishedAt } }: { readonly found: Found }) {
  const { title, authors } = version.metadata;
  const moment = (at: string): string => longMoment(Date.parse(at), details.timeZone);
  return (
    <Layout
      title={`Withdrawn: ${title}`}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
      head={<meta name="robots" content="noindex" />}
    >
      <article>
        <h1>{title}</h1>
        <p class="note bad">
          <strong>This paper was withdrawn.</strong> Its text is no longer offered here, and should not be cited.
        </p>
        <ul>
          {authors.map(({ name, affiliation }) => (
            <li key={name + affiliation}>
              <strong>{name}</strong>, {affiliation}
            </li>
          ))}
        </ul>
        <dl class="facts">
          <dt>Published</dt>
          <dd>{moment(publishedAt)}</dd>
          {paper.withdrawn && (
            <>
              <dt>Withdrawn</dt>
              <dd>{moment(paper.withdrawn.at)}</dd>
              <dt>Why</dt>
              <dd class="written">{paper.withdrawn.reason}</dd>
            </>
          )}
        </dl>
        <p>
          <a class="target" href={proofPath(paper)}>
            Check whether a file is this paper
          </a>
        </p>
        <p>
          <a class="button plain" href={`/papers/${paper.workshopId}`}>
            All papers of this workshop
          </a>
        </p>
      </article>
    </Layout>
  );
}
