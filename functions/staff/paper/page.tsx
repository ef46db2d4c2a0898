import { ENGLISH } from '../../../shared/language/texts.ts';
import { REASON_MAX } from '../../../shared/papers/decide.ts';
import { FILE_FAULTS } from '../../../shared/papers/file-fault.ts';
import { newestVersion, type Paper, type PaperVersion, VerdictSchema } from '../../../shared/papers/paper.ts';
import { mayActAs } from '../../../shared/people/membership.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, FieldError, fieldId, LongTextField } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { Publication } from './publication.tsx';
import { PaperStateTag, VERDICT } from './state.tsx';

/** What had been typed into the decision's form, when it comes back. */
export interface Typed {
  readonly reason: string;
  readonly verdict: string;
  readonly errors: FieldErrors;
  readonly status: number;
}
export const NOTHING: Typed = { reason: '', verdict: '', errors: {}, status: 200 };

/** One paper for staff: what was handed in, what was decided, and the form of the decision. */
export function PaperPage({
  visit,
  paper,
  author,
  typed,
}: {
  readonly visit: StaffVisit;
  readonly paper: Paper;
  readonly author: Person | undefined;
  readonly typed: Typed;
}) {
  const newest = newestVersion(paper);
  const { title, abstract, authors, keywords } = newest?.metadata ?? paper.metadata;
  const address = `${visit.home}/papers/${paper.personId}/${paper.id}`;
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
      {paper.refusedBecause && (
        <p class="note warn">The author was told: {ENGLISH.say(FILE_FAULTS[paper.refusedBecause])}</p>
      )}
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
      <h2>Versions</h2>
      {paper.versions.length === 0 && <p>Nothing was handed in yet: the author is still writing.</p>}
      {paper.versions.toReversed().map((version) => (
        <Version key={version.number} version={version} address={address} timeZone={visit.workshop.details.timeZone} />
      ))}
      <Decisions paper={paper} timeZone={visit.workshop.details.timeZone} />
      {newest && paper.state === 'under-review' && mayActAs(visit.role, 'reviewer') && (
        <DecisionForm action={`${address}/decision`} version={newest.number} typed={typed} />
      )}
      {typed.reason && paper.state !== 'under-review' && (
        <section>
          <h2>What you had written</h2>
          <p>It was not stored. You can copy it from here.</p>
          <p class="card written">{typed.reason}</p>
        </section>
      )}
    </StaffPage>
  );
}

function Version({
  version: { number, submittedAt, file },
  address,
  timeZone,
}: {
  readonly version: PaperVersion;
  readonly address: string;
  readonly timeZone: string;
}) {
  return (
    <div class="card">
      <p>
        <strong>Version {number}</strong>, {shortMoment(Date.parse(submittedAt), timeZone)}
      </p>
      <p>
        <a class="button plain" href={`${address}/versions/${number}/file`}>
          Download {file.name} ({file.type.toUpperCase()}, {sizeText(file.bytes)})
        </a>
      </p>
      <p class="soft mono">SHA-256 {file.sha256}</p>
    </div>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function Decisions({ paper, timeZone }: { readonly paper: Paper; readonly timeZone: string }) {
  return (
    <section id="decisions">
      <h2>Decisions</h2>
      {paper.decisions.length === 0 && <p>None so far.</p>}
      {paper.decisions.toReversed().map(({ version, verdict, reason, by, at }) => (
        <div class="card" key={at}>
          <p>
            <strong>{VERDICT[verdict]}</strong> (version {version}), by {by}, {shortMoment(Date.parse(at), timeZone)}
          </p>
          <p class="written">{reason}</p>
        </div>
      ))}
    </section>
  );
}

function DecisionForm({
  action,
  version,
  typed,
}: {
  readonly action: string;
  readonly version: number;
  readonly typed: Typed;
}) {
  return (
    <form method="post" action={action} class="card" data-once>
      <h2>Decide on version {version}</h2>
      <input type="hidden" name="version" value={String(version)} />
      <fieldset id={fieldId('verdict')}>
        <legend>Decision</legend>
        <FieldError name="verdict" errors={typed.errors} />
        <div class="options stacked">
          {VerdictSchema.options.map((verdict) => (
            <label key={verdict}>
              <input type="radio" name="verdict" value={verdict} required checked={typed.verdict === verdict} />
              {VERDICT[verdict]}: {EFFECT[verdict]}
            </label>
          ))}
        </div>
      </fieldset>
      <LongTextField
        name="reason"
        label="Reason"
        hint="The author reads it word for word, with your decision."
        value={typed.reason}
        errors={typed.errors}
        maxLength={REASON_MAX}
        rows={6}
        required
      />
      <div class="actions">
        <button type="submit">Decide and tell the author</button>
      </div>
    </form>
  );
}

const EFFECT = {
  approve: 'it is published with its file',
  'request-revision': 'the author sends in another version',
  reject: 'it is not published',
} as const;
