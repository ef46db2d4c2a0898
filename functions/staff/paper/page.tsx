import { ChangesSince } from '../../../shared/papers/changes-since.tsx';
import { newestVersion, type Paper, type PaperFile, type PaperVersion } from '../../../shared/papers/paper.ts';
import { mayActAs } from '../../../shared/people/membership.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import { Attachments } from './attachments.tsx';
import { CoAuthors } from './co-authors.tsx';
import { DecisionForm, WhatWasWritten } from './decision-form.tsx';
import { HandInVersion } from './hand-in-link.tsx';
import { PaperHistory } from './history.tsx';
import { StaffNotesSection } from './notes.tsx';
import { Publication } from './publication.tsx';
import { RecommendSection } from './recommend-form.tsx';
import { ReviewersSection } from './reviewers-section.tsx';
import { ScreeningNote } from './screening-note.tsx';
import { addressOf, type SeenPaper, type Typed } from './seen.ts';
import { PaperStateTag, VERDICT } from './state.tsx';

/** One paper for staff: what was handed in, who reviews it, what was recommended and decided, and all that happened. */
export function PaperPage({ seen, typed }: { readonly seen: SeenPaper; readonly typed: Typed }) {
  const { visit, paper, author, isOwn, lost } = seen;
  const newest = newestVersion(paper);
  const { title, abstract, authors, keywords } = newest?.metadata ?? paper.metadata;
  const { timeZone } = visit.workshop.details;
  return (
    <StaffPage visit={visit} title={title || 'Paper'} current="papers">
      <p>
        <a class="target" href={`${visit.home}/papers`}>
          All papers
        </a>
      </p>
      <h1>{title || 'Without a title'}</h1>
      <ErrorSummary errors={typed.errors} />
      <p>
        <PaperStateTag state={paper.state} />
      </p>
      <ScreeningNote paper={paper} />
      {isOwn && <OwnPaper />}
      <dl class="facts">
        <dt>Sent in by</dt>
        <dd>
          {author ? (
            <a class="target" href={`${visit.home}/people/${author.id}`}>
              {author.name}, {author.organisation}
            </a>
          ) : (
            '–'
          )}
        </dd>
        <dt>Authors</dt>
        <dd>
          {authors.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)).join('; ') || '–'}
        </dd>
        <dt>Keywords</dt>
        <dd>{keywords.join(', ') || '–'}</dd>
      </dl>
      <Publication visit={visit} paper={paper} />
      <h2>Abstract</h2>
      <p class="card written">{abstract || 'None yet.'}</p>
      <CoAuthors paper={paper} lost={lost} timeZone={visit.workshop.details.timeZone} />
      <h2>Versions</h2>
      {paper.versions.length === 0 && <p>Nothing was handed in yet: the author is still writing.</p>}
      {paper.versions.toReversed().map((version) => (
        <Version
          key={version.number}
          version={version}
          before={paper.versions.find(({ number }) => number === version.number - 1)}
          address={addressOf(visit, paper)}
          timeZone={timeZone}
        />
      ))}
      {author && <HandInVersion visit={visit} paper={paper} />}
      {!isOwn && <ReviewersSection seen={seen} typed={typed} />}
      {!isOwn && visit.role === 'reviewer' && <RecommendSection seen={seen} typed={typed} />}
      <Decisions paper={paper} timeZone={timeZone} />
      {!isOwn && visit.role === 'organiser' && paper.state === 'under-review' && (
        <DecisionForm seen={seen} typed={typed} />
      )}
      <WhatWasWritten paper={paper} typed={typed} />
      {!isOwn && <StaffNotesSection seen={seen} typed={typed} mayWrite={mayActAs(visit.role, 'reviewer')} />}
      <PaperHistory seen={seen} />
    </StaffPage>
  );
}

const OwnPaper = () => (
  <p class="note warn">
    You are named as an author of this paper, or handed it in. Nobody takes part in the review of their own paper, so
    you see nothing of it here and cannot recommend or decide: another organiser does.
  </p>
);

function Version({
  version,
  before,
  address,
  timeZone,
}: {
  readonly version: PaperVersion;
  readonly before: PaperVersion | undefined;
  readonly address: string;
  readonly timeZone: string;
}) {
  const { number, submittedAt, file, attachments, onBehalf } = version;
  return (
    <div class="card">
      <h3>Version {number}</h3>
      <p>
        {shortMoment(Date.parse(submittedAt), timeZone)}
        {onBehalf && `, handed in for the author by ${onBehalf}`}
      </p>
      <p>
        <a class="button plain" href={`${address}/versions/${number}/file`}>
          Download {file.name} ({file.type.toUpperCase()}, {sizeText(file.bytes)}
          {pagesText(file)})
        </a>
      </p>
      <p class="soft mono">SHA-256 {file.sha256}</p>
      <Attachments version={{ number, attachments }} address={address} />
      {before && <ChangesSince before={before} after={version} />}
    </div>
  );
}

const pagesText = ({ pages, type }: PaperFile): string => {
  if (pages === undefined) return '';
  const what = type === 'pptx' ? 'slide' : 'page';
  return `, ${pages} ${what}${pages === 1 ? '' : 's'}`;
};

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function Decisions({ paper, timeZone }: { readonly paper: Paper; readonly timeZone: string }) {
  return (
    <section id="decisions">
      <h2>Decisions</h2>
      {paper.decisions.length === 0 && <p>None so far.</p>}
      {paper.decisions.toReversed().map(({ version, verdict, reason, by, at, passedOn = [] }) => (
        <div class="card" key={at}>
          <p>
            <strong>{VERDICT[verdict]}</strong> (version {version}), by {by}, {shortMoment(Date.parse(at), timeZone)}
          </p>
          <p class="written">{reason}</p>
          {passedOn.length > 0 && (
            <p class="soft">
              {passedOn.length === 1
                ? 'One reviewer’s comments went along, without the name.'
                : `The comments of ${passedOn.length} reviewers went along, without their names.`}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
