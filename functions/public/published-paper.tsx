import { attachmentPath, proofPath, publicPath } from '../../shared/papers/addresses.ts';
import { type Reference, referenceOf } from '../../shared/papers/citation/reference.ts';
import type { AttachmentRole, FileType, Paper, PaperFile } from '../../shared/papers/paper.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer, elsewhere } from '../../shared/web/reply.ts';
import { dateRange, longMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { Authors, InRepositories, Terms } from './about-paper.tsx';
import type { PublishedPaperJson } from './api/answers.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { ForCrawlers } from './for-crawlers.tsx';
import { HowToCite } from './how-to-cite.tsx';
import { type Published, publishedJson } from './published.ts';
import { paperRoute } from './tombstone.tsx';

/** A published paper, its file, and what goes with it. */
export const publishedPaperRoutes = (context: PublicContext): Route[] => {
  const { documents, baseUrl } = context;
  // The signed address lasts five minutes, so one that was kept for a minute still opens.
  const download = async (file: PaperFile) => elsewhere(await documents.download(file), FOR_A_MINUTE);
  return [
    paperRoute(context, '', (request, { details, ...published }) =>
      answer<typeof PublishedPaperJson>(
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
            ...publishedJson(baseUrl, publicPath(published.paper), published),
          },
        },
        { cacheControl: FOR_A_MINUTE },
      ),
    ),
    paperRoute(context, '/file', (_, { version }) => download(version.file)),
    paperRoute(context, '/files/{number}', ({ params }, { version }) => {
      const attachment = version.attachments.find((_, index) => String(index + 1) === params.number);
      if (!attachment) throw new Refusal('not-found', 'This paper has no such file. Please go back to its page.');
      return download(attachment);
    }),
  ];
};

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
        <Authors authors={reference.authors} />
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
            <Terms {...reference} />
            <InRepositories handOff={paper.handOff} />
            <dt>Fingerprint (SHA-256)</dt>
            <dd class="mono">{file.sha256}</dd>
          </dl>
          <p>
            <a class="target" href={proofPath(paper)}>
              Check whether a file is this paper
            </a>
          </p>
        </div>
        {version.attachments.length > 0 && <Attachments paper={paper} attachments={version.attachments} />}
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

const ROLE: Readonly<Record<AttachmentRole, string>> = { annex: 'Annex', slides: 'Slides' };

function Attachments({ paper, attachments }: Pick<Paper, 'attachments'> & { readonly paper: Paper }) {
  return (
    <>
      <h2>Annexes and slides</h2>
      <ul class="letters">
        {attachments.map((each, index) => (
          <li key={each.key} class="card">
            <p>
              <a class="button plain" href={attachmentPath(paper, index + 1)}>
                Download: {ROLE[each.role]}
              </a>
            </p>
            <p>
              {each.name}, {TYPE[each.type]}, {each.bytes.toLocaleString('en-GB')} bytes
            </p>
            <p class="soft mono">SHA-256 {each.sha256}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
