import type { UploadForm } from '../../../shared/papers/documents.store.ts';
import { newestVersion, type Paper } from '../../../shared/papers/paper.ts';
import { hasChanged, MAX_VERSIONS } from '../../../shared/papers/submission.ts';
import { FileUploadForm } from '../../../shared/papers/upload-form.tsx';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { ParticipantPage } from '../frame.tsx';
import type { Visit } from '../session.ts';
import { Consent } from './arrived.tsx';

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

/** Where details or attachments were changed since the newest version: they are handed in with the same main text. */
export function SameFileForm({
  address,
  paper,
  errors,
}: {
  readonly address: string;
  readonly paper: Paper;
  readonly errors: FieldErrors;
}) {
  const newest = newestVersion(paper);
  const { t } = useTexts();
  if (!newest || !hasChanged(paper)) return null;
  return (
    <section class="note warn">
      <h2>{t('upload.unchanged')}</h2>
      <p>{t('upload.unchangedHint', { file: newest.file.name })}</p>
      <form method="post" action={`${address}/submit`} data-once>
        <input type="hidden" name="sameFile" value="yes" />
        <Consent metadata={paper.metadata} errors={errors} />
        <div class="actions">
          <button type="submit">{t('upload.sameFile')}</button>
        </div>
      </form>
    </section>
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
