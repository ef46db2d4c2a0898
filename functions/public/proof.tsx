import { proofPath, publicPath } from '../../shared/papers/addresses.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer } from '../../shared/web/reply.ts';
import { longMoment } from '../../shared/workshop/dates.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { ProofJson } from './api/answers.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { type Published, publishedPaper } from './published.ts';

/** Whether a file that somebody has is the published one: anyone can see it, and nothing is sent. */
export const proofRoutes = ({ table, baseUrl }: PublicContext): Route[] => [
  {
    method: 'GET',
    path: '/papers/{workshopId}/{paperId}/proof',
    handle: async (request) => {
      const { workshopId = '', paperId = '' } = request.params;
      const { details, ...published } = await publishedPaper(table, workshopId, paperId);
      const { bytes, sha256 } = published.version.file;
      return answer<typeof ProofJson>(
        request,
        {
          page: () => (
            <ProofPage address={`${baseUrl}${proofPath(published.paper)}`} details={details} {...published} />
          ),
          json: {
            paper: `${baseUrl}${publicPath(published.paper)}`,
            bytes,
            sha256,
            ...(published.paper.withdrawn && { withdrawn: published.paper.withdrawn }),
          },
        },
        { cacheControl: FOR_A_MINUTE },
      );
    },
  },
];

/** What the page's script says of the file; `{name}` is its name, kept apart so that it cannot turn the sentence around. */
const SAID = {
  'data-busy': 'Reading the file…',
  'data-same': 'Yes. “\u2068{name}\u2069” is the approved and published file, byte for byte.',
  'data-other':
    'No. “\u2068{name}\u2069” is not the published file. It may be another version of the paper, or a copy that was changed, if only by saving it again.',
  'data-unread':
    '“\u2068{name}\u2069” could not be read, so nothing can be said of it. Is it a file, and not a folder? Has it been moved or changed since you chose it? Please choose it once more.',
} as const;

/** The same of a paper that was published once, and is not any more. */
const SAID_OF_WITHDRAWN = {
  ...SAID,
  'data-same':
    'Yes. “\u2068{name}\u2069” is the file that was approved and published, byte for byte. But the paper was withdrawn since: it should not be cited.',
} as const;

function ProofPage({
  address,
  details,
  paper,
  version: { metadata, file },
  publishedAt,
}: Published & { readonly address: string; readonly details: WorkshopFile }) {
  const { withdrawn } = paper;
  const said = withdrawn ? SAID_OF_WITHDRAWN : SAID;
  const head = withdrawn ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={address} />;
  return (
    <Layout title="Is this the published file?" workshop={details.title} head={head}>
      <h1>Is this the published file?</h1>
      {withdrawn && (
        <p class="note bad">
          <strong>This paper was withdrawn</strong>, on {longMoment(Date.parse(withdrawn.at), details.timeZone)}. You
          can still see whether a file is the one that was published.
        </p>
      )}
      <p>
        You have a file and want to know whether it is the one that was approved and published as{' '}
        <a href={publicPath(paper)}>{metadata.title}</a>. Every file has a fingerprint, its SHA-256; a file in which a
        single character differs has another one.
      </p>
      <div class="card" data-proof={file.sha256} data-bytes={file.bytes} {...said} hidden>
        <div class="field">
          <label for="f-file">The file that you have</label>
          <p class="hint" id="f-file-hint">
            Choose it, or drop it anywhere on this page. It stays on your device: its fingerprint is computed here, in
            your browser, and nothing of it is sent to anybody.
          </p>
          <input type="file" id="f-file" aria-describedby="f-file-hint" />
        </div>
        <div role="status">
          <p data-said hidden></p>
        </div>
      </div>
      <h2>What it is compared with</h2>
      <dl class="facts">
        <dt>Fingerprint (SHA-256)</dt>
        <dd class="mono">{file.sha256}</dd>
        <dt>Size</dt>
        <dd>{file.bytes.toLocaleString('en-GB')} bytes</dd>
        <dt>Published</dt>
        <dd>{longMoment(Date.parse(publishedAt), details.timeZone)}</dd>
      </dl>
      <ByHand />
      <p class="actions">
        <a class="button plain" href={publicPath(paper)}>
          Back to the paper
        </a>
      </p>
    </Layout>
  );
}

/** Needs neither scripts nor trust in this page. */
function ByHand() {
  return (
    <>
      <h2>To check it yourself</h2>
      <p>
        You need not trust this page. Type one of these commands where the file lies, with the file’s name in place of{' '}
        <span class="mono">paper.pdf</span>. The file is the published one if what comes out is the fingerprint above;
        capital or small letters make no difference.
      </p>
      <dl class="facts">
        <dt>Windows, PowerShell</dt>
        <dd class="mono">Get-FileHash paper.pdf -Algorithm SHA256</dd>
        <dt>Windows, Command Prompt</dt>
        <dd class="mono">certutil -hashfile paper.pdf SHA256</dd>
        <dt>macOS</dt>
        <dd class="mono">shasum -a 256 paper.pdf</dd>
        <dt>Linux</dt>
        <dd class="mono">sha256sum paper.pdf</dd>
      </dl>
    </>
  );
}
