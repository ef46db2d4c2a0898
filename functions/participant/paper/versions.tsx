import { ChangesSince } from '../../../shared/papers/changes-since.tsx';
import type { Paper, PaperVersion } from '../../../shared/papers/paper.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import { AttachmentList } from './attachment-pages.tsx';
import { fileFacts } from './words.tsx';

/** Every version of a paper, newest first: its files, and what its details say otherwise than those before. */
export function Versions({
  paper: { versions },
  address,
  timeZone,
}: {
  readonly paper: Paper;
  readonly address: string;
  readonly timeZone: string;
}) {
  const { t } = useTexts();
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{t('paper.handedIn')}</h2>
      {versions
        .map((version, index) => (
          <Version
            key={version.number}
            version={version}
            before={versions[index - 1]}
            address={address}
            timeZone={timeZone}
          />
        ))
        .reverse()}
    </section>
  );
}

function Version({
  version,
  before,
  address,
  timeZone,
}: {
  readonly version: PaperVersion;
  readonly before: PaperVersion | undefined;
  readonly address: string;
  readonly timeZone: string;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { number, file, attachments, submittedAt } = version;
  const name = t('paper.version', { number });
  return (
    <div class="card">
      <h3>{name}</h3>
      <p>
        {file.name} <span class="soft">({fileFacts(file, texts)})</span>,{' '}
        {shortMoment(Date.parse(submittedAt), timeZone, texts.locale)}
      </p>
      <p class="soft">
        {texts.parts('paper.fingerprint', {
          sha256: (
            <span key="sha256" class="mono">
              {file.sha256}
            </span>
          ),
        })}
      </p>
      <p>
        <a class="button plain" href={`${address}/versions/${number}`}>
          {t('paper.download')}
          <span class="visually-hidden">: {name}</span>
        </a>
      </p>
      {attachments.length > 0 && (
        <AttachmentList attachments={attachments} at={`${address}/versions/${number}/attachments`} />
      )}
      {before && <ChangesSince before={before} after={version} />}
    </div>
  );
}
