import { LANGUAGES, LanguageSchema } from '../../shared/language/language.ts';
import type { Texts } from '../../shared/language/texts.ts';
import { linkRequestPath } from '../../shared/people/addresses.ts';
import { PROFILE_MAX } from '../../shared/people/profile.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, fieldId, TextField } from '../../shared/web/form.tsx';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { PageForAnybody } from './for-anybody.tsx';
import { walkInPath } from './session.ts';

interface Shown {
  readonly workshop: Workshop;
  readonly texts: Texts;
  readonly here: string;
}

/** The form, as one fills it in with a thumb: the keyboards of a phone know what each field wants. */
export function WalkInPage({
  workshop,
  texts,
  here,
  fields,
  errors,
  why,
}: Shown & {
  readonly fields: Record<string, unknown>;
  readonly errors: FieldErrors;
  /** Why it is not taken just now, though nothing in it is wrong. */
  readonly why?: string | undefined;
}) {
  const { details } = workshop;
  const { t } = texts;
  const refused = Object.keys(errors).length > 0;
  const field = (name: keyof typeof PROFILE_MAX, label: string) => ({
    name,
    label,
    value: typedIn(fields, name),
    errors,
    maxLength: PROFILE_MAX[name],
  });
  const language = LanguageSchema.safeParse(fields.language).data ?? texts.language;
  return (
    <PageForAnybody
      workshop={workshop}
      texts={texts}
      title={t(refused ? 'walkIn.check' : 'walkIn.title')}
      here={walkInPath(details.id)}
    >
      <h1>{t('walkIn.title')}</h1>
      <ErrorSummary errors={errors} />
      {why && (
        <div class="note warn" role="alert">
          <p>{why}</p>
        </div>
      )}
      <p>{t('walkIn.about')}</p>
      <form method="post" action={here} data-once>
        <TextField {...field('name', t('walkIn.name'))} autocomplete="name" required />
        <TextField
          {...field('email', t('walkIn.email'))}
          type="email"
          autocomplete="email"
          hint={t('walkIn.email.hint')}
          required
        />
        <TextField {...field('organisation', t('walkIn.organisation'))} autocomplete="organization" required />
        <TextField {...field('position', t('form.optional', { label: t('walkIn.position') }))} />
        <TextField
          {...field('telephone', t('form.optional', { label: t('walkIn.telephone') }))}
          type="tel"
          autocomplete="tel"
        />
        <fieldset>
          <legend>{t('walkIn.language')}</legend>
          <div class="options">
            {LanguageSchema.options.map((each, index) => (
              <label key={each} lang={each}>
                <input
                  type="radio"
                  name="language"
                  value={each}
                  id={index === 0 ? fieldId('language') : undefined}
                  checked={each === language}
                />
                {LANGUAGES[each].ownName}
              </label>
            ))}
          </div>
        </fieldset>
        <div class="actions">
          <button type="submit">{t('walkIn.send')}</button>
          <a class="button plain" href={linkRequestPath(details.id)}>
            {t('walkIn.onList')}
          </a>
        </div>
      </form>
      <p class="soft">{t('walkIn.privacy', { replyTo: details.mail.replyTo })}</p>
    </PageForAnybody>
  );
}

/** The same for everyone who filled in the form, whether or not they are on the list. */
export function RegisteredPage({ workshop, texts, here, email }: Shown & { readonly email: string }) {
  const { details } = workshop;
  const { t } = texts;
  return (
    <PageForAnybody workshop={workshop} texts={texts} title={t('walkIn.done')} here={walkInPath(details.id)}>
      <h1>{t('walkIn.done')}</h1>
      <p>{t('walkIn.done.about', { email, workshop: details.title })}</p>
      <p>{t('link.nothingCame', { replyTo: details.mail.replyTo })}</p>
      <div class="actions">
        <a class="button plain" href={here}>
          {t('walkIn.another')}
        </a>
      </div>
    </PageForAnybody>
  );
}
