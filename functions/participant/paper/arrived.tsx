import { LICENCES } from '../../../shared/papers/details-fields.tsx';
import type { Paper, PaperMetadata } from '../../../shared/papers/paper.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { TickField } from '../../../shared/web/tick-field.tsx';
import { ParticipantPage } from '../frame.tsx';
import type { Visit } from '../session.ts';
import type { StatedUpload } from './stated-upload.ts';
import { fileSize } from './words.tsx';

/** What is agreed to on handing in, with the licence that was chosen. */
export function Consent({ metadata, errors }: { readonly metadata: PaperMetadata; readonly errors: FieldErrors }) {
  const { t, say } = useTexts();
  if (!metadata.licence) return null;
  return (
    <TickField
      name="consent"
      label={t('consent.agree', { licence: say(LICENCES[metadata.licence].name) })}
      errors={errors}
    />
  );
}

/** What an upload was called in the address that led here, for the form that goes on with it. */
export function UploadInputs({ upload }: { readonly upload: StatedUpload }) {
  return (
    <>
      <input type="hidden" name="key" value={upload.key} />
      {upload.sha256 && <input type="hidden" name="sha256" value={upload.sha256} />}
    </>
  );
}

/** Where S3 sends the browser: the file has arrived, and nothing is handed in before the button is pressed. */
export function ArrivedPage({
  visited,
  paper,
  upload,
  arrived,
  errors = {},
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly upload: StatedUpload;
  readonly arrived: { readonly name: string; readonly bytes: number };
  readonly errors?: FieldErrors;
}) {
  const address = `${visited.home}/papers/${paper.id}`;
  const { t, list } = visited.texts;
  const title = t('upload.oneMore');
  return (
    <ParticipantPage
      visit={visited}
      title={Object.keys(errors).length > 0 ? t('paper.check', { title }) : title}
      current="papers"
    >
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <div class="note warn">
        <p>
          <strong>{arrived.name}</strong> ({fileSize(arrived.bytes, visited.texts)})
        </p>
        {paper.attachments.length > 0 && (
          <p>{t('attachments.goWith', { files: list(paper.attachments.map(({ name }) => name)) })}</p>
        )}
      </div>
      <p>
        {paper.state === 'draft' && <strong>{t('upload.stepThree')} </strong>}
        {t('upload.arrived', { title: paper.metadata.title })}
      </p>
      <form method="post" action={`${address}/submit`} data-once>
        <UploadInputs upload={upload} />
        <Consent metadata={paper.metadata} errors={errors} />
        <div class="actions">
          <button type="submit">{t('upload.submit')}</button>
          <a class="button plain" href={address}>
            {t('upload.another')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}
