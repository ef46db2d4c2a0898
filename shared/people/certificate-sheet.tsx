import { QrCode } from '../web/qr-code.tsx';
import { useTexts } from '../web/texts.context.ts';
import { dateRange } from '../workshop/dates.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';

/** The certificate itself, as it is printed: one page, A4, landscape. */
export function CertificateSheet({
  details,
  name,
  number,
  address,
}: {
  readonly details: WorkshopFile;
  readonly name: string;
  readonly number: string;
  /** Where it is proved. */
  readonly address: string;
}) {
  const { t, list, locale } = useTexts();
  const { title, organisers, venue, starts, ends, mail } = details;
  const where = { dates: dateRange(starts, ends, locale), venue: venue.name, city: venue.city, country: venue.country };
  return (
    <article class="certificate">
      <h1>{t('certificate.title')}</h1>
      <p>{t('certificate.certify')}</p>
      <p class="whose">{name}</p>
      <p>{t('certificate.tookPart')}</p>
      <p class="what">{title}</p>
      <p>{t('certificate.where', where)}</p>
      <p>{t('certificate.heldBy', { organisers: list(organisers) })}</p>
      <div class="proof">
        <p>
          <strong>{mail.fromName}</strong>
          <br />
          {t('certificate.number', { number })}
          <br />
          {t('certificate.check')}
          <br />
          <span class="mono">{address}</span>
        </p>
        <QrCode text={address} label={t('certificate.code')} />
      </div>
    </article>
  );
}
