import { isDeepStrictEqual } from 'node:util';
import type { UploadForm } from '../../../shared/papers/documents.store.ts';
import { newestVersion, type Paper } from '../../../shared/papers/paper.ts';
import { MAX_VERSIONS } from '../../../shared/papers/submission.ts';
import { FileUploadForm } from '../../../shared/papers/upload-form.tsx';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { ParticipantPage } from '../frame.tsx';
import type { Visit } from '../session.ts';
import { fileSize } from './words.tsx';

/** Where the paper's main text is chosen. */
export function UploadSection({
  form,
  address,
  heading,
  errors,
  until,
  number,
}: {
  readonly form: UploadForm;
  /** The paper's page. */
  readonly address: string;
  readonly heading: string;
  readonly errors: FieldErrors;
  readonly until: string;
  /** Which version of the paper the file becomes. */
  readonly number: number;
}) {
  const { t } = useTexts();
  const version = number > 1 ? ` ${t('upload.version', { number, most: MAX_VERSIONS })}` : '';
  return (
    <section>
      <h2>{heading}</h2>
      <ErrorSummary errors={errors} />
      <FileUploadForm
        form={form}
        types={['pdf', 'docx']}
        label={t('upload.label')}
        hint={t('upload.hint', { until }) + version}
        errors={errors}
        asks={`${address}/upload`}
        lands={`${address}/uploaded`}
      />
    </section>
  );
}

/** Where details were changed and no file needs to be: a revision of the text about the paper only. */
export function SameFileForm({ address, paper }: { readonly address: string; readonly paper: Paper }) {
  const newest = newestVersion(paper);
  const { t } = useTexts();
  if (paper.state !== 'revision-requested' || !newest || isDeepStrictEqual(newest.metadata, paper.metadata))
    return null;
  return (
    <section class="card">
      <h3>{t('upload.unchanged')}</h3>
      <p>{t('upload.unchangedHint', { file: newest.file.name })}</p>
      <form method="post" action={`${address}/submit`} data-once>
        <input type="hidden" name="sameFile" value="yes" />
        <div class="actions">
          <button type="submit" class="plain">
            {t('upload.sameFile')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Where S3 sends the browser: the file has arrived, and nothing is handed in before the button is pressed. */
export function ArrivedPage({
  visited,
  paper,
  uploadKey,
  arrived,
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly uploadKey: string;
  readonly arrived: { readonly name: string; readonly bytes: number };
}) {
  const address = `${visited.home}/papers/${paper.id}`;
  const { t } = visited.texts;
  return (
    <ParticipantPage visit={visited} title={t('upload.oneMore')} current="papers">
      <h1>{t('upload.oneMore')}</h1>
      <div class="note warn">
        <p>
          <strong>{arrived.name}</strong> ({fileSize(arrived.bytes, visited.texts)})
        </p>
      </div>
      <p>
        {paper.state === 'draft' && <strong>{t('upload.stepThree')} </strong>}
        {t('upload.arrived', { title: paper.metadata.title })}
      </p>
      <form method="post" action={`${address}/submit`} data-once>
        <input type="hidden" name="key" value={uploadKey} />
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

export function NotArrivedPage({ visited, paper }: { readonly visited: Visit; readonly paper: Paper }) {
  const { t } = visited.texts;
  return (
    <ParticipantPage visit={visited} title={t('upload.notArrived')} current="papers">
      <h1>{t('upload.notArrived')}</h1>
      <p>{t('upload.lost')}</p>
      <div class="actions">
        <a class="button" href={`${visited.home}/papers/${paper.id}`}>
          {t('upload.chooseAgain')}
        </a>
      </div>
    </ParticipantPage>
  );
}
