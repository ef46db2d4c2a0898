import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../../shared/refusal.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { stampOf } from './change.ts';

/** The frame of a form that changes a part of the workshop. */
export function SettingsForm({
  visit,
  title,
  action,
  shown,
  refusal,
  button,
  below,
  children,
}: {
  readonly visit: StaffVisit;
  readonly title: string;
  /** Below the page of the settings. */
  readonly action: string;
  /** The part of the workshop that the form shows. */
  readonly shown: unknown;
  readonly refusal?: Refusal | undefined;
  readonly button: string;
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const settings = `${visit.home}/settings`;
  return (
    <StaffPage visit={visit} title={title} current="settings">
      <h1>{title}</h1>
      {refusal?.reason === 'conflict' && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <ErrorSummary errors={refusal?.fields ?? {}} />
      <form method="post" action={`${settings}${action}`} class="card" data-once>
        <input type="hidden" name="seen" value={stampOf(shown)} />
        {children}
        <div class="actions">
          <button type="submit">{button}</button>
          <a class="button plain" href={settings}>
            Leave it as it is
          </a>
        </div>
      </form>
      {below}
    </StaffPage>
  );
}
