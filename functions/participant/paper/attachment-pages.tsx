import { type Said, say } from '../../../shared/language/texts.ts';
import { MAX_ATTACHMENTS, takesAttachments } from '../../../shared/papers/attachments.ts';
import type { UploadForm } from '../../../shared/papers/documents.store.ts';
import { ATTACHMENT_TYPES } from '../../../shared/papers/file-role.ts';
import {
  type Attachment,
  type AttachmentRole,
  AttachmentRoleSchema,
  type Paper,
} from '../../../shared/papers/paper.ts';
import { FileUploadForm } from '../../../shared/papers/upload-form.tsx';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { ParticipantPage } from '../frame.tsx';
import type { Visit } from '../session.ts';
import { UploadInputs } from './arrived.tsx';
import type { StatedUpload } from './stated-upload.ts';
import { fileSize } from './words.tsx';

const ROLES: Readonly<Record<AttachmentRole, { readonly name: Said; readonly means: Said }>> = {
  annex: { name: say('attachments.annex'), means: say('attachments.annexMeans') },
  slides: { name: say('attachments.slides'), means: say('attachments.slidesMeans') },
};

/** Attachments with their downloads. `at`: the address below which each lies by its fingerprint. */
export function AttachmentList({
  attachments,
  at,
  remove,
}: {
  readonly attachments: readonly Attachment[];
  readonly at: string;
  /** Where a form takes one off; absent where none can be. */
  readonly remove?: string | undefined;
}) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <ul class="letters">
      {attachments.map(({ sha256, name, bytes, role }) => (
        <li key={sha256} class={remove && 'actions'}>
          <span>
            {texts.say(ROLES[role].name)}:{' '}
            <a class="target" href={`${at}/${sha256}`}>
              {name}
            </a>{' '}
            <span class="soft">({fileSize(bytes, texts)})</span>
          </span>
          {remove && (
            <form method="post" action={remove} data-once>
              <input type="hidden" name="sha256" value={sha256} />
              <button type="submit" class="plain">
                {t('attachments.remove')}
                <span class="visually-hidden">: {name}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** On the paper's page, while something can be handed in: what goes with the next version. */
export function AttachmentSection({ address, paper }: { readonly address: string; readonly paper: Paper }) {
  const { t } = useTexts();
  return (
    <section>
      <h2>{t('attachments.title')}</h2>
      <p>{t('attachments.about', { most: MAX_ATTACHMENTS })}</p>
      <AttachmentList
        attachments={paper.attachments}
        at={`${address}/attachments`}
        remove={`${address}/attachments/remove`}
      />
      {takesAttachments(paper) && (
        <p>
          <a class="button plain" href={`${address}/attachments/new`}>
            {t('attachments.add')}
          </a>
        </p>
      )}
    </section>
  );
}

/** The form for the file: what it is there for is asked once it has arrived. */
export function NewAttachmentPage({
  visited,
  paper,
  form,
  errors,
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly form: UploadForm;
  readonly errors: FieldErrors;
}) {
  const address = `${visited.home}/papers/${paper.id}`;
  const { t } = visited.texts;
  const title = t('attachments.add');
  return (
    <ParticipantPage
      visit={visited}
      title={Object.keys(errors).length > 0 ? t('paper.check', { title }) : title}
      current="papers"
    >
      <h1>{title}</h1>
      <p>{t('attachments.of', { title: paper.metadata.title })}</p>
      <ErrorSummary errors={errors} />
      <FileUploadForm
        form={form}
        types={ATTACHMENT_TYPES}
        label={t('attachments.label')}
        hint={t('attachments.hint')}
        errors={errors}
        asks={`${address}/upload`}
        lands={`${address}/attachments/uploaded`}
      />
      <p>
        <a class="button plain" href={address}>
          {t('attachments.back')}
        </a>
      </p>
    </ParticipantPage>
  );
}

/** Where S3 sends the browser: what is it, and one button. */
export function AttachmentArrivedPage({
  visited,
  paper,
  upload,
  arrived,
  errors = {},
  chosen = /\.pptx$/i.test(arrived.name) ? 'slides' : 'annex',
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly upload: StatedUpload;
  readonly arrived: { readonly name: string; readonly bytes: number };
  readonly errors?: FieldErrors;
  readonly chosen?: string;
}) {
  const address = `${visited.home}/papers/${paper.id}`;
  const { t, say: sayIt } = visited.texts;
  const title = t('attachments.arrived');
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
      </div>
      <p>{t('attachments.notYet', { title: paper.metadata.title })}</p>
      <form method="post" action={`${address}/attachments`} data-once>
        <UploadInputs upload={upload} />
        <ChoiceField
          name="role"
          legend={t('attachments.what')}
          choices={AttachmentRoleSchema.options.map((role) => [
            role,
            sayIt(ROLES[role].name),
            sayIt(ROLES[role].means),
          ])}
          chosen={chosen}
          errors={errors}
        />
        <div class="actions">
          <button type="submit">{t('attachments.addIt')}</button>
          <a class="button plain" href={`${address}/attachments/new`}>
            {t('upload.another')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}
