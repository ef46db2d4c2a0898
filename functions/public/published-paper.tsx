import { publicPath } from '../../shared/papers/addresses.ts';
import type { FileType } from '../../shared/papers/paper.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer, elsewhere } from '../../shared/web/reply.ts';
import { dateRange, longMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
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
          page: () => <PublishedPaperPage address={`${baseUrl}${address}`} details={details} published={published} />,
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

const TYPE: Readonly<Record<FileType, string>> = { pdf: 'PDF', docx: 'Word document' };

function PublishedPaperPage({
  address,
  details,
  published: { paper, version, publishedAt },
}: {
  readonly address: string;
  readonly details: WorkshopFile;
  readonly published: Published;
}) {
  const { metadata, file } = version;
  return (
    <Layout
      title={metadata.title}
      workshop={details.title}
      subtitle={`${dateRange(details.starts, details.ends)}, ${details.venue.city}`}
      head={<Citation address={address} details={details} version={version} publishedAt={publishedAt} />}
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
        </div>
        <p>
          <a class="button plain" href={`/papers/${paper.workshopId}`}>
            All papers of this workshop
          </a>
        </p>
      </article>
    </Layout>
  );
}

/** What search engines for papers read: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
function Citation({
  address,
  details,
  version: { metadata, file },
  publishedAt,
}: Pick<Published, 'version' | 'publishedAt'> & { readonly address: string; readonly details: WorkshopFile }) {
  return (
    <>
      <link rel="canonical" href={address} />
      <meta name="citation_title" content={metadata.title} />
      {metadata.authors.map(({ name, affiliation }) => (
        <>
          <meta name="citation_author" content={name} />
          <meta name="citation_author_institution" content={affiliation} />
        </>
      ))}
      <meta name="citation_publication_date" content={publishedAt.slice(0, 10).replaceAll('-', '/')} />
      <meta name="citation_conference_title" content={details.title} />
      {file.type === 'pdf' && <meta name="citation_pdf_url" content={`${address}/file`} />}
    </>
  );
}
