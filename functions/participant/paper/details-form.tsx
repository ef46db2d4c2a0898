import { NO_DRAFT } from '../../../shared/drafts/draft.ts';
import type { Texts } from '../../../shared/language/texts.ts';
import { DefaultButton, DetailFields } from '../../../shared/papers/details-fields.tsx';
import { AUTHORS_BUTTON } from '../../../shared/papers/typed-details.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import { DraftKept, DraftStatus } from '../draft-status.tsx';
import { CONTROL } from '../form-state.ts';
import { ParticipantPage } from '../frame.tsx';
import type { InForm } from './details-draft.ts';

interface FormProps {
  readonly form: InForm;
  readonly errors?: FieldErrors;
  /** Another draft was kept meanwhile, from another tab or device. */
  readonly overtaken?: boolean;
}

/** The first of three steps. The new paper's id stands in the form, so that sending it twice begins one paper. */
export function NewPaperPage({ form, errors = {}, overtaken = false }: FormProps) {
  const { visited } = form;
  const { workshop, person, texts } = visited;
  const { t, parts, locale } = texts;
  return (
    <ParticipantPage visit={visited} title={titled(t('papers.send'), errors, texts)} current="papers">
      <h1>{t('papers.send')}</h1>
      <p>
        {parts('details.step', {
          step: <strong key="step">{t('details.stepOne')}</strong>,
          deadline: <strong key="deadline">{deadlineText(workshop, person, locale)}</strong>,
        })}
      </p>
      <DetailsForm form={form} errors={errors} overtaken={overtaken} />
    </ParticipantPage>
  );
}

export function ChangeDetailsPage({
  form,
  errors = {},
  overtaken = false,
  isHandedIn,
}: FormProps & { readonly isHandedIn: boolean }) {
  const { visited } = form;
  const { t } = visited.texts;
  return (
    <ParticipantPage visit={visited} title={titled(t('paper.changeDetails'), errors, visited.texts)} current="papers">
      <h1>{t('paper.changeDetails')}</h1>
      {isHandedIn && <p>{t('details.beingRead')}</p>}
      <DetailsForm form={form} errors={errors} overtaken={overtaken} />
    </ParticipantPage>
  );
}

/** Sends the details to `action`; what is typed is kept meanwhile, and does not go with a lost connection. */
function DetailsForm({ form, errors = {}, overtaken }: FormProps) {
  const { visited, typed, draft, isKept, isNew, id } = form;
  const { t } = visited.texts;
  const address = `${visited.home}/papers/${id}`;
  const action = isNew ? `${visited.home}/papers` : address;
  const isTyped = form.isTyped || overtaken || Object.keys(errors).length > 0;
  return (
    <>
      <ErrorSummary errors={errors} />
      {overtaken && (
        <div class="note warn" role="alert">
          <p>{t('feedback.overtaken')}</p>
        </div>
      )}
      {!isTyped && isKept && draft && <DraftKept visited={visited} draft={draft} form={action} />}
      <form
        method="post"
        action={action}
        data-draft={`${visited.home}/drafts/${form.draftName}`}
        data-sends={address}
        data-shows={AUTHORS_BUTTON}
        data-typed={isTyped ? 'yes' : undefined}
      >
        <DefaultButton name={CONTROL.press} value="send" />
        <input type="hidden" name={CONTROL.draft} value={draft?.revision ?? NO_DRAFT} />
        {isNew && <input type="hidden" name="id" value={id} />}
        <DetailFields typed={typed} errors={errors} action={action} />
        <DraftStatus />
        <div class="actions">
          <button type="submit" name={CONTROL.press} value="send">
            {t(isNew ? 'details.next' : 'details.save')}
          </button>
          <button type="submit" name={CONTROL.press} value="keep" class="plain" formnovalidate>
            {t('draft.keep')}
          </button>
          <a class="button plain" href={isNew ? `${visited.home}/papers` : address}>
            {t(isNew ? 'details.cancel' : 'details.leave')}
          </a>
        </div>
      </form>
    </>
  );
}

const titled = (title: string, errors: FieldErrors, { t }: Texts): string =>
  Object.keys(errors).length > 0 ? t('paper.check', { title }) : title;
