import type { FieldErrors } from '../refusal.ts';
import { FieldError, fieldId } from '../web/form.tsx';
import { uploadScript } from '../web/script.ts';
import { useTexts } from '../web/texts.context.ts';
import type { UploadForm } from './documents.store.ts';
import { FILE_FAULTS } from './file-fault.ts';
import { CONTENT_TYPE } from './file-type.ts';
import { type FileType, MAX_FILE_BYTES } from './paper.ts';

/** A minute less than what is signed (half an hour), for the sending itself to begin in time. */
const FORM_GOOD_FOR_MS = 29 * 60 * 1000;

interface Props {
  readonly form: UploadForm;
  /** Which types are taken, as far as a browser helps to choose: what counts is the content. */
  readonly types: readonly FileType[];
  readonly label: string;
  readonly hint: string;
  /** That of the file is `file`. */
  readonly errors: FieldErrors;
  /** An address of ours that signs a fresh form for a script. */
  readonly asks: string;
  /** Where it goes on from when the file has arrived: what the plain form has signed. */
  readonly lands: string;
}

/**
 * The form that goes straight to S3: every signed field, and the file behind them, since S3 reads none after it. With scripts the
 * file is hashed, sent with its progress in sight, and sent again where the connection drops; see web/script/send-files.ts.
 */
export function FileUploadForm({ form, types, label, hint, errors, asks, lands }: Props) {
  const { t, say } = useTexts();
  return (
    <>
      <form
        method="post"
        action={form.url}
        enctype="multipart/form-data"
        data-once
        data-uploads={asks}
        data-lands={lands}
      >
        {Object.entries(form.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={fieldId('file')}>{label}</label>
          <p class="hint" id="file-hint">
            {hint}
          </p>
          <FieldError name="file" errors={errors} />
          <input
            type="file"
            id={fieldId('file')}
            name="file"
            accept={types.flatMap((type) => [`.${type}`, CONTENT_TYPE[type]]).join()}
            required
            data-most-bytes={MAX_FILE_BYTES}
            data-good-for-ms={FORM_GOOD_FOR_MS}
            data-too-late={t('upload.tooLate')}
            data-empty={say(FILE_FAULTS.empty)}
            data-too-large={say(FILE_FAULTS['too-large'])}
            aria-describedby={errors.file ? 'file-hint f-file-error' : 'file-hint'}
            {...(errors.file && { 'aria-invalid': 'true' as const })}
          />
        </div>
        <div class="actions">
          <button type="submit">{t('upload.send')}</button>
        </div>
        <p class="hint" data-plain>
          {t('upload.slow')}
        </p>
        <Progress />
      </form>
      <script dangerouslySetInnerHTML={{ __html: uploadScript }} />
    </>
  );
}

/** What the script shows while it sends; empty and hidden without one. */
function Progress() {
  const { t } = useTexts();
  return (
    <div class="card" data-progress hidden>
      <p
        role="status"
        data-state
        data-reading={t('upload.reading')}
        data-sending={t('upload.sending')}
        data-waiting={t('upload.waiting')}
        data-cancelled={t('upload.cancelled')}
        data-refused={t('upload.refused')}
      />
      <progress max={100} value={0} aria-label={t('upload.progress')} />
      <p data-sent={t('upload.sent', { sent: '{sent}', size: '{size}' })} />
      <button type="button" class="plain" data-cancel>
        {t('upload.cancel')}
      </button>
    </div>
  );
}
