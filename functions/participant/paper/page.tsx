import { type Said, say } from '../../../shared/language/texts.ts';
import { authorsPage, publicPath } from '../../../shared/papers/addresses.ts';
import type { UploadForm } from '../../../shared/papers/documents.store.ts';
import { whyRefused } from '../../../shared/papers/file-fault.ts';
import { newestVersion, type Paper } from '../../../shared/papers/paper.ts';
import { takesAnother } from '../../../shared/papers/paper-state.ts';
import { isBeingRead, MAX_VERSIONS } from '../../../shared/papers/submission.ts';
import { mayWithdraw } from '../../../shared/papers/withdraw.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, fieldId } from '../../../shared/web/form.tsx';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import { ParticipantPage } from '../frame.tsx';
import { DeclinedHere, DeclineHere } from '../nothing-to-add.tsx';
import { receivedAt } from '../received.tsx';
import type { Visit } from '../session.ts';
import { AttachmentSection } from './attachment-pages.tsx';
import { CoAuthors } from './co-authors.tsx';
import { WhatHappened } from './events.tsx';
import { Comments, Decisions, Details, type PassedOn, saysReason } from './history.tsx';
import { PaperState, toneOf } from './state.tsx';
import { SameFileForm, UploadSection } from './upload-form.tsx';
import { Versions } from './versions.tsx';
import { whatNext } from './words.tsx';

export interface PaperPageProps {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly comments: PassedOn;
  /** Present while the author may hand in a version. */
  readonly upload?: UploadForm | undefined;
  /** Why nothing can be sent now, where that is so. */
  readonly why?: string | undefined;
  readonly errors?: FieldErrors;
  readonly now: number;
}

/** One paper as its author sees it: where it stands, what to do, what was decided, every version. */
export function PaperPage({ visited, paper, comments, upload, why, errors = {}, now }: PaperPageProps) {
  const { metadata, versions } = paper;
  const { workshop, texts } = visited;
  const { t } = texts;
  const address = `${visited.home}/papers/${paper.id}`;
  const refused = Object.keys(errors).length > 0;
  return (
    <ParticipantPage
      visit={visited}
      title={refused ? t('paper.check', { title: metadata.title }) : metadata.title}
      current="papers"
    >
      <h1>{metadata.title}</h1>
      <ErrorSummary errors={errors} />
      {why !== undefined && (
        <div class="note warn">
          <p>{why}</p>
        </div>
      )}
      {versions.length >= MAX_VERSIONS && takesAnother(paper.state) && (
        <p>{t('paper.full', { most: MAX_VERSIONS, replyTo: workshop.details.mail.replyTo })}</p>
      )}
      <Standing visited={visited} paper={paper} comments={comments} open={why === undefined} now={now} />
      {upload && <SameFileForm address={address} paper={paper} errors={errors} />}
      {why === undefined && <DeclinedHere visited={visited} page={authorsPage(paper)} />}
      {upload && (
        <UploadSection
          form={upload}
          address={address}
          heading={texts.say(headingOf(paper))}
          errors={errors}
          until={deadlineText(workshop, visited.person, texts.locale)}
          number={versions.length + 1}
        />
      )}
      {upload && <AttachmentSection address={address} paper={paper} />}
      {why === undefined && !refused && <DeclineHere visited={visited} page={authorsPage(paper)} now={now} />}
      <Details metadata={metadata} />
      {upload && (
        <p>
          <a class="button plain" id={fieldId('details')} href={`${address}/details`}>
            {t('paper.changeDetails')}
          </a>
        </p>
      )}
      <CoAuthors paper={paper} timeZone={workshop.details.timeZone} />
      <Decisions paper={paper} comments={comments} timeZone={workshop.details.timeZone} />
      <Versions paper={paper} address={address} timeZone={workshop.details.timeZone} />
      <WhatHappened paper={paper} timeZone={workshop.details.timeZone} />
      {mayWithdraw(paper, 'author') && (
        <p>
          <a class="button plain" href={`${address}/withdraw`}>
            {t('withdraw.title')}
          </a>
        </p>
      )}
      <p>
        <a class="button plain" href={`${visited.home}/papers`}>
          {t('papers.all')}
        </a>
      </p>
    </ParticipantPage>
  );
}

function headingOf(paper: Paper): Said {
  switch (paper.state) {
    case 'draft':
      return say('upload.choose');
    case 'refused':
      return say('upload.again');
    case 'revision-requested':
      return say('upload.revised');
    default:
      return say('upload.replace');
  }
}

function Standing({
  visited,
  paper,
  comments,
  open,
  now,
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly comments: PassedOn;
  readonly open: boolean;
  readonly now: number;
}) {
  const { t, say: sayIt } = visited.texts;
  const newest = newestVersion(paper);
  const reason = paper.decisions.at(-1)?.reason;
  const refusal = whyRefused(paper);
  return (
    <div class={`note ${toneOf(paper)}`}>
      <p>
        <PaperState paper={paper} />
      </p>
      {isBeingRead(paper.state) && newest && (
        <p>
          <strong>{receivedAt(visited.workshop, newest.submittedAt, now, visited.texts)}.</strong>{' '}
          {t('paper.fileOfVersion', { file: newest.file.name, number: newest.number })}
        </p>
      )}
      <p>{whatNext(paper, visited, open)}</p>
      {paper.state === 'refused' && refusal && <p>{sayIt(refusal)}</p>}
      {saysReason(paper.state) && reason && newest && (
        <>
          <p>
            <strong>{t('paper.saidAbout', { number: newest.number })}</strong>
          </p>
          <p class="written">{reason}</p>
          <Comments comments={comments.get(paper.decisions.at(-1)?.at ?? '')} />
        </>
      )}
      {paper.state === 'published' && (
        <p>
          <a class="button" href={publicPath(paper)}>
            {t('paper.publicPage')}
          </a>
        </p>
      )}
    </div>
  );
}
