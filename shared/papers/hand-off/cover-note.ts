import { languageName, type Reference } from '../citation/reference.ts';
import { type PacketPart, partName } from './packet-part.ts';
import type { SheetRow } from './sheet.ts';

/** What a repository's librarian reads first: what this is, who sends it, what may be done with it, how it is checked. */
export function coverNote(part: PacketPart, references: readonly Reference[], rows: readonly SheetRow[]): string {
  const { details, number, of, day } = part;
  const paragraphs = [
    'DISCUSSION PAPERS FOR YOUR REPOSITORY',
    [
      `Workshop:   ${details.title}`,
      `Where:      ${details.venue.name}, ${details.venue.city}, ${details.venue.country}`,
      `When:       ${details.starts} to ${details.ends}`,
      `Organisers: ${details.organisers.join('; ')}`,
      `Questions:  ${details.mail.fromName}, ${details.mail.replyTo}`,
      `Packed:     ${day}${of === 1 ? '' : `, part ${number} of ${of}`}`,
    ].join('\n'),
    'The papers were read by reviewers, approved and published by the organisers. Each stays at its public address, which is its first identifier. Please tell the organisers under which identifier and address you have accepted a paper: it then stands on the paper’s page.',
    [
      'WHAT IS IN THIS PACKET',
      `data/metadata.csv            all papers, a line each, in Dublin Core terms; several values in a cell are parted by ||`,
      'data/papers/…/dublin-core.xml the same of one paper, as XML',
      'data/papers/…/paper-…         the paper itself; beside it annexes and slides, where there are any',
    ].join('\n'),
    ['THE PAPERS', ...references.map((reference, index) => about(reference, rows[index]?.paths ?? []))].join('\n\n'),
    [
      'HOW TO CHECK IT',
      `The folder ${partName(part)} is a bag as RFC 8493 (BagIt 1.0) has it. Any BagIt program says whether it is complete and unchanged. By hand: manifest-sha256.txt names the SHA-256 of each file. That of a paper is also on its public page.`,
    ].join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`.replaceAll('\n', '\r\n');
}

const about = (
  { title, authors, published, language, licence, address, elsewhere }: Reference,
  paths: readonly string[],
): string =>
  [
    title,
    ...authors.map(({ name, affiliation, orcid }) => `  ${name}, ${affiliation}${orcid ? `, ${orcid}` : ''}`),
    `  Published ${published}: ${address}`,
    ...(language ? [`  Language: ${languageName(language)} (${language})`] : []),
    licence
      ? `  Licence: ${licence.name}. ${licence.means} ${licence.address}`
      : '  Licence: the authors were not asked for one. Please ask the organisers before you publish it.',
    ...(elsewhere ? [`  Accepted by a repository already: ${elsewhere.identifier} ${elsewhere.address ?? ''}`] : []),
    ...paths.map((path) => `  File: data/${path}`),
  ].join('\n');
