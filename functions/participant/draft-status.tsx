import type { Draft } from '../../shared/drafts/draft.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import { CONTROL } from './form-state.ts';
import type { Visit } from './session.ts';

/** That the form holds what was kept and not sent, and the way to give that up. `form`: where it is sent to. */
export function DraftKept({
  visited,
  draft,
  form,
}: {
  readonly visited: Visit;
  readonly draft: Draft;
  readonly form: string;
}) {
  const { texts, workshop } = visited;
  const moment = shortMoment(Date.parse(draft.savedAt), workshop.details.timeZone, texts.locale);
  return (
    <div class="note warn">
      <p>{texts.t('draft.live', { moment })}</p>
      <form method="post" action={form} data-once>
        <button type="submit" class="plain" name={CONTROL.press} value="discard">
          {texts.t('draft.discard')}
        </button>
      </form>
    </div>
  );
}

/** Where a form says what became of what is typed: kept on the server, on this device, or not sent yet. Filled by the script. */
export function DraftStatus() {
  const { t } = useTexts();
  return (
    <>
      <p
        class="hint"
        role="status"
        data-kept={t('draft.kept', { time: '{time}' })}
        data-here={t('draft.here')}
        data-restored={t('draft.restored')}
        data-elsewhere={t('draft.elsewhere')}
      />
      <p class="note warn" role="status" data-not-sent={t('send.notYet')} data-crowded={t('send.crowded')} hidden />
      <button type="button" class="plain" data-restore hidden>
        {t('draft.restore')}
      </button>
    </>
  );
}
