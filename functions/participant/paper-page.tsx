import { authorsPage, publicPath } from '../../shared/papers/addresses.ts';
import type { UploadForm } from '../../shared/papers/documents.store.ts';
import {
  mayBecome,
  newestVersion,
  type Paper,
  type PaperMetadata,
  type PaperVersion,
} from '../../shared/papers/paper.ts';
import { isBeingRead, MAX_VERSIONS } from '../../shared/papers/submission.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { PaperState } from './paper-state.tsx';
import { fileSize, whatNext } from './paper-words.tsx';
import { receivedAt } from './received.tsx';
import type { Visit } from './session.ts';
import { SameFileForm, UploadSection } from './upload-form.tsx';

export interface PaperPageProps {
  readonly visited: Visit;
  readonly paper: Paper;
  /** Present while the author may hand in a version. */
  readonly upload?: UploadForm | undefined;
  /** Why nothing can be sent now, where that is so. */
  readonly why?: string | undefined;
  readonly errors?: FieldErrors;
  readonly now: number;
}

/** One paper as its author sees it: where it stands, what to do, what was decided, every version. */
export function PaperPage({ visited, paper, upload, why, errors = {}, now }: PaperPageProps) {
  const { metadata, versions } = paper;
  const { workshop } = visited;
  const address = `${visited.home}/papers/${paper.id}`;
  const refused = Object.keys(errors).length > 0;
  return (
    <ParticipantPage
      visit={visited}
      title={refused ? `Please check: ${metadata.title}` : metadata.title}
      current="papers"
    >
      <h1>{metadata.title}</h1>
      {why !== undefined && (
        <div class="note warn">
          <p>{why}</p>
        </div>
      )}
      {versions.length >= MAX_VERSIONS && mayBecome(paper.state, 'submitted') && (
        <p>
          You have handed in {MAX_VERSIONS} versions, as many as there is room for. To change something, please write to{' '}
          {workshop.details.mail.replyTo}.
        </p>
      )}
      <Standing visited={visited} paper={paper} open={why === undefined} now={now} />
      {why === undefined && <DeclinedHere visited={visited} page={authorsPage(paper)} />}
      {upload && (
        <UploadSection
          form={upload}
          heading={headingOf(paper)}
          errors={errors}
          until={deadlineText(workshop, visited.person)}
          number={versions.length + 1}
        />
      )}
      {upload && <SameFileForm address={address} paper={paper} />}
      {why === undefined && !refused && <DeclineHere visited={visited} page={authorsPage(paper)} now={now} />}
      <Details metadata={metadata} />
      {upload && (
        <p>
          <a class="button plain" href={`${address}/details`}>
            Change the details
          </a>
        </p>
      )}
      <Decisions paper={paper} timeZone={workshop.details.timeZone} />
      {versions.length > 0 && (
        <section>
          <h2>What you handed in</h2>
          {versions.toReversed().map((version) => (
            <Version key={version.number} version={version} address={address} timeZone={workshop.details.timeZone} />
          ))}
        </section>
      )}
      <p>
        <a class="button plain" href={`${visited.home}/papers`}>
          All my papers
        </a>
      </p>
    </ParticipantPage>
  );
}

function headingOf(paper: Paper): string {
  switch (paper.state) {
    case 'draft':
      return 'Step 2 of 3: choose the file';
    case 'refused':
      return 'Send the file again';
    case 'revision-requested':
      return 'Send the revised version';
    default:
      return 'Replace it with a newer version';
  }
}

const TONE: Readonly<Record<Paper['state'], 'good' | 'warn' | 'bad'>> = {
  draft: 'warn',
  submitted: 'good',
  refused: 'bad',
  'under-review': 'good',
  'revision-requested': 'warn',
  approved: 'good',
  published: 'good',
  rejected: 'bad',
};

function Standing({
  visited,
  paper,
  open,
  now,
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly open: boolean;
  readonly now: number;
}) {
  const newest = newestVersion(paper);
  const reason = paper.decisions.at(-1)?.reason;
  return (
    <div class={`note ${TONE[paper.state]}`}>
      <p>
        <PaperState paper={paper} />
      </p>
      {isBeingRead(paper.state) && newest && (
        <p>
          <strong>{receivedAt(visited.workshop, newest.submittedAt, now, visited.texts)}.</strong> {newest.file.name},
          version {newest.number}.
        </p>
      )}
      <p>{whatNext(paper, visited, open)}</p>
      {paper.state === 'refused' && paper.refusedBecause && <p>{paper.refusedBecause}</p>}
      {saysReason(paper.state) && reason && (
        <>
          <p>
            <strong>What was said about version {newest?.number}:</strong>
          </p>
          <p class="written">{reason}</p>
        </>
      )}
      {paper.state === 'published' && (
        <p>
          <a class="button" href={publicPath(paper)}>
            Open its public page
          </a>
        </p>
      )}
    </div>
  );
}

function Details({ metadata: { authors, abstract, keywords } }: { readonly metadata: PaperMetadata }) {
  return (
    <section>
      <h2>Details</h2>
      <dl class="facts">
        <dt>Authors</dt>
        <dd>
          {authors.map(({ name, affiliation }) => (
            <div key={name + affiliation}>
              {name} <span class="soft">({affiliation})</span>
            </div>
          ))}
        </dd>
        <dt>Keywords</dt>
        <dd>{keywords.length === 0 ? 'none' : keywords.join(', ')}</dd>
      </dl>
      <h3>Abstract</h3>
      <p class="written">{abstract}</p>
    </section>
  );
}

const VERDICT: Readonly<Record<Paper['decisions'][number]['verdict'], string>> = {
  approve: 'Approved',
  'request-revision': 'A revision was asked for',
  reject: 'Not accepted',
};

/** Earlier decisions, or all of them: one that asks the author for something stands at the head of the page already. */
function Decisions({ paper, timeZone }: { readonly paper: Paper; readonly timeZone: string }) {
  const shown = saysReason(paper.state) ? paper.decisions.slice(0, -1) : paper.decisions;
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{saysReason(paper.state) ? 'Earlier decisions' : 'What the reviewers decided'}</h2>
      {shown.toReversed().map(({ version, verdict, reason, at }) => (
        <div class="card" key={at}>
          <h3>
            {VERDICT[verdict]}: version {version}
          </h3>
          <p class="soft">{shortMoment(Date.parse(at), timeZone)}</p>
          <p class="written">{reason}</p>
        </div>
      ))}
    </section>
  );
}

const saysReason = (state: Paper['state']): boolean => state === 'revision-requested' || state === 'rejected';

function Version({
  version: { number, file, submittedAt },
  address,
  timeZone,
}: {
  readonly version: PaperVersion;
  readonly address: string;
  readonly timeZone: string;
}) {
  return (
    <div class="card">
      <h3>Version {number}</h3>
      <p>
        {file.name} <span class="soft">({fileSize(file.bytes)})</span>, {shortMoment(Date.parse(submittedAt), timeZone)}
      </p>
      <p class="soft">
        Fingerprint (SHA-256): <span class="mono">{file.sha256}</span>
      </p>
      <p>
        <a class="button plain" href={`${address}/versions/${number}`}>
          Download<span class="visually-hidden"> version {number}</span>
        </a>
      </p>
    </div>
  );
}
