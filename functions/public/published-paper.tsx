import { proofPath, publicPath } from '../../shared/papers/addresses.ts';
import { type Reference, referenceOf } from '../../shared/papers/citation/reference.ts';
import type { FileType } from '../../shared/papers/paper.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer, elsewhere } from '../../shared/web/reply.ts';
import { dateRange, longMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { ForCrawlers } from './for-crawlers.tsx';
import { HowToCite } from './how-to-cite.tsx';
import { type Published, publishedJson, publishedPaper } from './published.ts';

/** A published paper and its file. */
export const publishedPaperRoutes = ({ table, documents, baseUrl }: PublicContext): Route[] => [
  {
    method: 'GET',
    path: '/papers/{workshopId}/{paperId}',
    handle: async (request) => {
      const { workshopId = '', paperId = '' } = request.params;
      const { details, ...published } = await publishedPaper(table, workshopId, paperId);
      const address = publicPath(published.paper);
      return answer(
        request,
        {
          page: () => (
            <PublishedPaperPage
              reference={referenceOf(baseUrl, details, published)}
              details={details}
              published={published}
            />
          ),
          json: {
            workshop: { id: details.id, title: details.title },
            ...publishedJson(baseUrl, address, published),
          },
        },
        { cacheControl: FOR_A_MINUTE },
      );
    },
  },
  {
    method: 'GET',
    path: '/papers/{workshopId}/{paperId}/file',
    handle: async (request) => {
      const { workshopId = '', paperId = '' } = request.params;
      const { version } = await publishedPaper(table, workshopId, paperId);
      // The signed address lasts five minutes, so one that was kept for a minute still opens.
      return elsewhere(await documents.download(version.file), FOR_A_MINUTE);
    },
  },
];

const TYPE: Readonly<Record<FileType, string>> = { pdf: 'PDF', docx: 'Word document', pptx: 'PowerPoint presentation' };

function PublishedPaperPage({
  reference,
  details,
  published: { paper, version, publishedAt },
}: {
  readonly reference: Reference;
  readonly details: WorkshopFile;
  readonly published: Published;
}) {
  const { metadata, file } = version;
  return (
    <Layout
      title={metadata.title}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
      head={<ForCrawlers reference={reference} />}
    >
      <article>
        <h1>{metadata.title}</h1>
        <ul>
          {metadata.authors.map(({ name, affiliation }) => (
            <li key={name + affiliation}>
              <strong>{name}</strong>, {affiliation}
            </li>
          ))}
        </ul>
        <h2>Abstract</h2>
        <p class="written">{metadata.abstract}</p>
        {metadata.keywords.length > 0 && (
          <p>
            <strong>Keywords:</strong> {metadata.keywords.join(', ')}
          </p>
        )}
        <h2>The paper</h2>
        <div class="card">
          <p>
            <a class="button" href={`${publicPath(paper)}/file`}>
              Download the paper
            </a>
          </p>
          <dl class="facts">
            <dt>File</dt>
            <dd>
              {file.name}, {TYPE[file.type]}, {file.bytes.toLocaleString('en-GB')} bytes
            </dd>
            <dt>Published</dt>
            <dd>{longMoment(Date.parse(publishedAt), details.timeZone)}</dd>
            <dt>Workshop</dt>
            <dd>
              {details.title}, {details.venue.city}, {dateRange(details.starts, details.ends)}
            </dd>
            <dt>Fingerprint (SHA-256)</dt>
            <dd class="mono">{file.sha256}</dd>
          </dl>
          <p>
            <a class="target" href={proofPath(paper)}>
              Check whether a file is this paper
            </a>
          </p>
        </div>
        <HowToCite reference={reference} />
        <p>
          <a class="button plain" href={`/papers/${paper.workshopId}`}>
            All papers of this workshop
          </a>
        </p>
      </article>
    </Layout>
  );
}
