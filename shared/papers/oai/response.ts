import { utc } from './datestamp.ts';
import { OAI_DC } from './dublin-core.ts';
import type { OaiFault } from './fault.ts';
import { type ResumptionToken, TOKEN_LASTS_MS, writeToken } from './resumption-token.ts';
import { type Attributes, element, type Markup, xmlDocument } from './xml.ts';

/** What is answered: https://www.openarchives.org/OAI/openarchivesprotocol.html#XMLResponse */

/** What was withdrawn is told for good, as deleted. */
const DELETED_RECORD = 'persistent';

export interface Asked {
  /** The endpoint's own address. */
  readonly address: string;
  readonly arguments: Attributes;
  /** Epoch ms. */
  readonly now: number;
}

export const answered = (asked: Asked, verb: string, ...content: readonly Markup[]): string =>
  envelope(asked, asked.arguments, element(verb, {}, ...content));

/** A request that could not be understood is repeated without its arguments, as the protocol wants it. */
export function refused(asked: Asked, { code, message }: OaiFault): string {
  const understood = code !== 'badVerb' && code !== 'badArgument';
  return envelope(asked, understood ? asked.arguments : {}, element('error', { code }, message));
}

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/';

const envelope = ({ address, now }: Asked, attributes: Attributes, content: Markup): string =>
  xmlDocument(
    element(
      'OAI-PMH',
      {
        xmlns: NAMESPACE,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${NAMESPACE} ${NAMESPACE}OAI-PMH.xsd`,
      },
      element('responseDate', {}, utc(now)),
      element('request', attributes, address),
      content,
    ),
  );

/** Who we are. `earliest`: epoch ms of the first datestamp. */
export const identity = (
  address: string,
  { adminEmail, earliest }: { readonly adminEmail: string; readonly earliest: number },
): Markup[] =>
  [
    ['repositoryName', 'Afterword: discussion papers of workshops'],
    ['baseURL', address],
    ['protocolVersion', '2.0'],
    ['adminEmail', adminEmail],
    ['earliestDatestamp', utc(earliest)],
    ['deletedRecord', DELETED_RECORD],
    ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
  ].map(([name = '', value = '']) => element(name, {}, value));

export const metadataFormat = (): Markup =>
  element(
    'metadataFormat',
    {},
    element('metadataPrefix', {}, OAI_DC.prefix),
    element('schema', {}, OAI_DC.schema),
    element('metadataNamespace', {}, OAI_DC.namespace),
  );

export const setOf = ({ id, title }: { readonly id: string; readonly title: string }): Markup =>
  element('set', {}, element('setSpec', {}, id), element('setName', {}, title));

/**
 * What stands at the end of a part of a list: a token where more follows, an empty one at the end of a list that came in
 * parts, and nothing where it came whole.
 * @param cursor how many were listed in the parts before
 */
export function endOfPart(cursor: number, next: ResumptionToken | undefined): Markup[] {
  if (!next && cursor === 0) return [];
  const expirationDate = next && utc(next.issuedAt + TOKEN_LASTS_MS);
  return [element('resumptionToken', { expirationDate, cursor: String(cursor) }, next ? writeToken(next) : '')];
}
