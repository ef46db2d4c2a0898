import type { Texts } from '../../../shared/language/texts.ts';
import { authorLines, LIMITS } from '../../../shared/papers/metadata.ts';
import type { PaperMetadata } from '../../../shared/papers/paper.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, LongTextField, TextField } from '../../../shared/web/form.tsx';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import { ParticipantPage } from '../frame.tsx';
import type { Visit } from '../session.ts';

/** The details as they stand in the form, right or wrong. */
export interface TypedDetails {
  readonly title: string;
  readonly abstract: string;
  readonly authors: string;
  readonly keywords: string;
}

/** An empty form that already names the person as the author. */
export const emptyDetails = ({ name, organisation }: Person): TypedDetails => ({
  title: '',
  abstract: '',
  authors: authorLines([{ name, affiliation: organisation }]),
  keywords: '',
});

export const detailsOf = ({ title, abstract, authors, keywords }: PaperMetadata): TypedDetails => ({
  title,
  abstract,
  authors: authorLines(authors),
  keywords: keywords.join(', '),
});

export const typedDetails = (fields: Record<string, unknown>): TypedDetails => ({
  title: typedIn(fields, 'title'),
  abstract: typedIn(fields, 'abstract'),
  authors: typedIn(fields, 'authors'),
  keywords: typedIn(fields, 'keywords'),
});

interface FormProps {
  readonly visited: Visit;
  readonly typed: TypedDetails;
  readonly errors: FieldErrors;
}

/** The first of three steps. `id` is the new paper's, so that sending the form twice begins one paper. */
export function NewPaperPage({ visited, typed, errors, id }: FormProps & { readonly id: string }) {
  const { home, workshop, person, texts } = visited;
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
      <ErrorSummary errors={errors} />
      <form method="post" action={`${home}/papers`} data-once>
        <input type="hidden" name="id" value={id} />
        <DetailFields typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit">{t('details.next')}</button>
          <a class="button plain" href={`${home}/papers`}>
            {t('details.cancel')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

export function ChangeDetailsPage({
  visited,
  typed,
  errors,
  id,
  isBeingRead,
}: FormProps & { readonly id: string; readonly isBeingRead: boolean }) {
  const address = `${visited.home}/papers/${id}`;
  const { t } = visited.texts;
  return (
    <ParticipantPage visit={visited} title={titled(t('paper.changeDetails'), errors, visited.texts)} current="papers">
      <h1>{t('paper.changeDetails')}</h1>
      {isBeingRead && <p>{t('details.beingRead')}</p>}
      <ErrorSummary errors={errors} />
      <form method="post" action={address} data-once>
        <DetailFields typed={typed} errors={errors} />
        <div class="actions">
          <button type="submit">{t('details.save')}</button>
          <a class="button plain" href={address}>
            {t('details.leave')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}

function DetailFields({ typed, errors }: Pick<FormProps, 'typed' | 'errors'>) {
  const { t } = useTexts();
  return (
    <>
      <TextField
        name="title"
        label={t('details.title')}
        hint={t('form.atMost', { limit: LIMITS.title })}
        value={typed.title}
        errors={errors}
        required
        maxLength={LIMITS.title}
      />
      <LongTextField
        name="authors"
        label={t('paper.authors')}
        hint={t('details.authorsHint', { most: LIMITS.authors })}
        value={typed.authors}
        errors={errors}
        required
        rows={4}
      />
      <LongTextField
        name="abstract"
        label={t('paper.abstract')}
        hint={t('details.abstractHint')}
        value={typed.abstract}
        errors={errors}
        required
        rows={8}
        maxLength={LIMITS.abstract}
      />
      <TextField
        name="keywords"
        label={t('details.keywords')}
        hint={t('details.keywordsHint', { most: LIMITS.keywords })}
        value={typed.keywords}
        errors={errors}
      />
    </>
  );
}

const titled = (title: string, errors: FieldErrors, { t }: Texts): string =>
  Object.keys(errors).length > 0 ? t('paper.check', { title }) : title;
