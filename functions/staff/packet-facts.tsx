import { PACKET_KEPT_DAYS } from '../../shared/papers/hand-off/packet-part.ts';
import { shortMoment } from '../../shared/workshop/dates.ts';

const DAY_MS = 86_400_000;

/** The newest packet: its parts to download, when it was made, and whether it still is what would be made now. */
export function PacketFacts({
  parts,
  at,
  isBeingMade,
  isOutdated,
  address,
  timeZone,
  now,
}: {
  readonly parts: readonly { readonly key: string; readonly sha256: string; readonly bytes: number }[];
  readonly at: string | undefined;
  readonly isBeingMade: boolean;
  readonly isOutdated: boolean;
  /** Where a part is downloaded, counted from 1. */
  readonly address: (part: number) => string;
  readonly timeZone: string;
  readonly now: number;
}) {
  const isGone = at !== undefined && now - Date.parse(at) > PACKET_KEPT_DAYS * DAY_MS;
  return (
    <>
      {isBeingMade && <p class="note">It is being made. Please reload this page in a minute.</p>}
      {!at && !isBeingMade && <p>It was not made yet.</p>}
      {isOutdated && (
        <p class="note warn">
          It is outdated: something about a paper in it has changed since, or a paper was published or withdrawn. Please
          make it anew before you hand it to anybody.
        </p>
      )}
      {isGone && (
        <p class="note">It was made more than {PACKET_KEPT_DAYS} days ago and is deleted. Please make it anew.</p>
      )}
      {at && !isGone && (
        <div class="card">
          <p>Made {shortMoment(Date.parse(at), timeZone)}</p>
          {parts.map(({ key, sha256, bytes }, index) => (
            <div key={key}>
              <p>
                <a class="button plain" href={address(index + 1)}>
                  {parts.length === 1 ? 'Download the packet' : `Download part ${index + 1} of ${parts.length}`} (ZIP,{' '}
                  {sizeText(bytes)})
                </a>
              </p>
              <p class="soft mono">SHA-256 {sha256}</p>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
