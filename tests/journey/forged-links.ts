import { Browser } from './browser.ts';
import type { ReceivedMail } from './mails.ts';
import { linkIn, type Participant } from './participant.ts';

/** Forged, cut off, of another purpose, of somebody else: each must be refused. @returns how many were */
export async function tryForgedLinks(
  baseUrl: string,
  people: readonly Participant[],
  mails: readonly ReceivedMail[],
): Promise<number> {
  const link = linkIn(mails[0]?.text ?? '').replace(/\?.*$/, '');
  const [cut, forged, otherPurpose] = [
    link.slice(0, -4),
    link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    link.replace('/l/open.', '/l/session.'),
  ];
  let refused = 0;
  for (const address of [cut, forged, otherPurpose]) {
    if ((await new Browser(baseUrl).open(address)).status === 401) refused += 1;
  }
  const [someone, other] = people.filter(({ home }) => home !== '');
  if (someone && other && (await someone.browser.read(other.home)).status === 401) refused += 1;
  if (refused !== 4) throw new Error(`Only ${refused} of 4 links that nobody may use were refused.`);
  return refused;
}
