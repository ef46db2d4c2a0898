import { MESSAGE_MAX } from '../../shared/people/not-you.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary, LongTextField, TextField } from '../../shared/web/form.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import { ParticipantPage } from './frame.tsx';
import type { Visit } from './session.ts';

/** What was just done; it stands in the address of the page that follows. */
export type NotYouDone = 'passed-on' | 'told';

/** Whose link it is, and the three things that somebody else can do about it. */
export function NotYouPage({
  visited,
  done,
  typed = { email: '', message: '' },
  errors = {},
}: {
  readonly visited: Visit;
  readonly done?: NotYouDone | undefined;
  readonly typed?: { readonly email: string; readonly message: string };
  readonly errors?: FieldErrors;
}) {
  const { person, home, texts } = visited;
  const { name, organisation } = person;
  const { t, parts } = texts;
  const refused = Object.keys(errors).length > 0;
  return (
    <ParticipantPage visit={visited} title={t(refused ? 'notYou.check' : 'notYou.title')} current="">
      <h1>{t('notYou.title')}</h1>
      <ErrorSummary errors={errors} />
      <Done visited={visited} done={done} />
      <p>{parts('notYou.about', { name: <strong key="name">{name}</strong>, organisation })}</p>
      <p>
        <a class="button plain" href={home}>
          {t('notYou.itIsMe', { name })}
        </a>
      </p>
      <h2>{t('notYou.passOn', { name })}</h2>
      <form method="post" action={`${home}/not-you/pass-on`} class="card" data-once>
        <p>{t('notYou.passOn.about', { name })}</p>
        <TextField
          name="email"
          label={t('notYou.email', { name })}
          type="email"
          value={typed.email}
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">{t('notYou.send')}</button>
        </div>
      </form>
      <h2>{t('notYou.tell')}</h2>
      <form method="post" action={`${home}/not-you/tell`} class="card" data-once>
        <p>{t('notYou.tell.about', { name })}</p>
        <LongTextField
          name="message"
          label={t('notYou.message')}
          hint={t('notYou.message.hint')}
          value={typed.message}
          errors={errors}
          required
          maxLength={MESSAGE_MAX}
          rows={3}
        />
        <div class="actions">
          <button type="submit" class="plain">
            {t('notYou.tell.send')}
          </button>
        </div>
      </form>
      <h2>{t('notYou.forget')}</h2>
      <form method="post" action={`${home}/not-you/forget`} class="card" data-once>
        <p>{t('notYou.forget.about')}</p>
        <input type="hidden" name="forget" value="yes" />
        <div class="actions">
          <button type="submit" class="plain">
            {t('notYou.forget.do')}
          </button>
        </div>
      </form>
    </ParticipantPage>
  );
}

/** What was just done: to which address the link goes stands with the person, and not in the page's address. */
function Done({
  visited: { person, texts },
  done,
}: {
  readonly visited: Visit;
  readonly done: NotYouDone | undefined;
}) {
  const last = person.notYou.findLast(({ kind }) => kind === done);
  if (!last) return null;
  return (
    <p class="note good" role="status">
      {last.kind === 'told' ? texts.t('notYou.told') : texts.t('notYou.passedOn', { email: last.email })}
    </p>
  );
}

/** The answer of the form itself: whoever opens the address again is nobody whom we know. The script empties the browser. */
export function ForgottenPage({ visited: { workshop, person, home, texts } }: { readonly visited: Visit }) {
  return (
    <Layout title={texts.t('notYou.forgotten')} texts={texts} workshop={workshop.details.title}>
      <h1>{texts.t('notYou.forgotten')}</h1>
      <p data-forget={home}>{texts.t('notYou.forgotten.about', { name: person.name })}</p>
    </Layout>
  );
}
