import { type LinkKeys, mintLink } from './link.ts';
import type { Person } from './person.ts';

/** The addresses of a person: what stands in mails, and where the pages are. */

/** A person's own pages; the cookie that signs in is bound to this path, so one browser can hold several people's. */
export const personPath = (workshopId: string, personId: string): string => `/w/${workshopId}/p/${personId}`;

/** Where people get their own link, in the room or later. */
export const linkRequestPath = (workshopId: string): string => `/w/${workshopId}/link`;

type Addressed = Pick<Person, 'workshopId' | 'id' | 'linkVersion'>;

const stamp = (person: Addressed) => ({
  workshopId: person.workshopId,
  personId: person.id,
  version: person.linkVersion,
});

/** The personal link. `page` is where it lands, below the person's own pages. */
export function personalLink(baseUrl: string, linkKeys: LinkKeys, person: Addressed, page = ''): string {
  const token = mintLink(linkKeys, { purpose: 'open', ...stamp(person) });
  return `${baseUrl}/l/${token}${page ? `?to=${encodeURIComponent(page)}` : ''}`;
}

/** RFC 8058's one-click address; a token of this purpose signs nobody in. */
export const unsubscribeLink = (baseUrl: string, linkKeys: LinkKeys, person: Addressed): string =>
  `${baseUrl}/u/${mintLink(linkKeys, { purpose: 'unsubscribe', ...stamp(person) })}`;
