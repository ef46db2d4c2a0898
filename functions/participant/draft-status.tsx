import { useTexts } from '../../shared/web/texts.context.ts';

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
      <p class="note warn" role="status" data-not-sent={t('send.notYet')} hidden />
      <button type="button" class="plain" data-restore hidden>
        {t('draft.restore')}
      </button>
    </>
  );
}
