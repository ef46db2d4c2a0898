import type { Said } from '../language/texts.ts';
import { say } from '../language/texts.ts';
import type { FieldErrors } from '../refusal.ts';
import { ChoiceField } from '../web/choice-field.tsx';
import { FieldError, fieldId, LongTextField, SelectField, TextField } from '../web/form.tsx';
import { useTexts } from '../web/texts.context.ts';
import { LIMITS } from './limits.ts';
import { type Licence, LicenceSchema, PaperLanguageSchema } from './paper.ts';
import { ADD_AUTHOR, AUTHORS_BUTTON, authorField, removeAuthor, type TypedDetails } from './typed-details.ts';

/** The fields of a paper's details, for the form of whoever fills them in. */

interface Props {
  readonly typed: TypedDetails;
  readonly errors: FieldErrors;
  /** Where the form is sent to: the buttons that add an author or take one off come back to that place of the page. */
  readonly action: string;
}

/** To be put first into the form: what the Enter key presses, which would otherwise be a button that takes an author off. */
export function DefaultButton({ name, value }: { readonly name?: string; readonly value?: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: Nobody gets to it with the Tab key; the form has the same button in sight.
  return <button type="submit" name={name} value={value} class="visually-hidden" tabindex={-1} aria-hidden="true" />;
}

export function DetailFields({ typed, errors, action }: Props) {
  const texts = useTexts();
  const { t } = texts;
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
      <AuthorFields typed={typed} errors={errors} action={action} />
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
      <SelectField
        name="language"
        label={t('details.language')}
        value={typed.language}
        errors={errors}
        required
        choices={PaperLanguageSchema.options
          .map((code) => ({ value: code, label: texts.languageName(code) }))
          .sort((a, b) => a.label.localeCompare(b.label, texts.locale))}
        otherwise={t('details.choose')}
      />
      <LicenceField typed={typed} errors={errors} />
    </>
  );
}

function AuthorFields({ typed: { authors }, errors, action }: Props) {
  const { t } = useTexts();
  return (
    <fieldset id={fieldId('authors')} tabindex={-1} aria-describedby={`${fieldId('authors')}-hint`}>
      <legend>{t('paper.authors')}</legend>
      <p class="hint" id={`${fieldId('authors')}-hint`}>
        {t('details.authorsHint', { most: LIMITS.authors })}
      </p>
      <FieldError name="authors" errors={errors} />
      {authors.map((author, index) => {
        const number = index + 1;
        const place = `author-${number}`;
        return (
          <fieldset class="card" id={place} key={place} tabindex={-1}>
            <legend>{t('details.author', { number })}</legend>
            <div class="grid">
              <TextField
                name={authorField(index, 'name')}
                label={t('details.authorName')}
                value={author.name}
                errors={errors}
                required
                maxLength={LIMITS.authorName}
              />
              <TextField
                name={authorField(index, 'affiliation')}
                label={t('details.affiliation')}
                value={author.affiliation}
                errors={errors}
                required
                maxLength={LIMITS.affiliation}
              />
            </div>
            <TextField
              name={authorField(index, 'email')}
              type="email"
              label={t('details.email')}
              hint={t('details.emailHint')}
              value={author.email}
              errors={errors}
              maxLength={LIMITS.email}
            />
            <TextField
              name={authorField(index, 'orcid')}
              label={t('details.orcid')}
              hint={t('details.orcidHint')}
              value={author.orcid}
              errors={errors}
            />
            {authors.length > 1 && (
              <button
                type="submit"
                class="plain"
                name={AUTHORS_BUTTON}
                value={removeAuthor(index)}
                formaction={`${action}#${fieldId('authors')}`}
                formnovalidate
              >
                {t('details.removeAuthor', { number })}
              </button>
            )}
          </fieldset>
        );
      })}
      {authors.length < LIMITS.authors && (
        <button
          type="submit"
          class="plain"
          name={AUTHORS_BUTTON}
          value={ADD_AUTHOR}
          formaction={`${action}#author-${authors.length + 1}`}
          formnovalidate
        >
          {t('details.addAuthor')}
        </button>
      )}
    </fieldset>
  );
}

/** What each licence is called, and what it means in a sentence. */
export const LICENCES: Readonly<Record<Licence, { readonly name: Said; readonly means: Said }>> = {
  'CC-BY-4.0': { name: 'CC BY 4.0', means: say('licence.ccBy') },
  'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', means: say('licence.ccBySa') },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', means: say('licence.ccByNc') },
  'CC-BY-NC-ND-4.0': { name: 'CC BY-NC-ND 4.0', means: say('licence.ccByNcNd') },
  'CC-BY-3.0-IGO': { name: 'CC BY 3.0 IGO', means: say('licence.ccByIgo') },
  'CC0-1.0': { name: 'CC0 1.0', means: say('licence.cc0') },
  'all-rights-reserved': { name: say('licence.none'), means: say('licence.noneMeans') },
};

function LicenceField({ typed, errors }: Pick<Props, 'typed' | 'errors'>) {
  const texts = useTexts();
  return (
    <ChoiceField
      name="licence"
      legend={texts.t('details.licence')}
      hint={texts.t('details.licenceHint')}
      choices={LicenceSchema.options.map((licence) => [
        licence,
        texts.say(LICENCES[licence].name),
        texts.say(LICENCES[licence].means),
      ])}
      chosen={typed.licence}
      errors={errors}
    />
  );
}
