import { useTexts } from '../../shared/web/texts.context.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

/** The label of what organisers typed in from paper; nothing where the person wrote it. */
export function EnteredForYou({
  workshop,
  entered: { at, enteredBy },
  inLine = false,
}: {
  readonly workshop: Workshop;
  readonly entered: { readonly at: string; readonly enteredBy?: string | undefined };
  /** Within a sentence that says when. */
  readonly inLine?: boolean;
}) {
  const { t, locale } = useTexts();
  if (enteredBy === undefined) return null;
  const label = t('onBehalf.label', { moment: shortMoment(Date.parse(at), workshop.details.timeZone, locale) });
  return inLine ? <span class="soft"> · {label}</span> : <p class="soft">{label}</p>;
}
