import { type Named, readDatestamp } from './datestamp.ts';
import { OaiFault } from './fault.ts';
import { type ResumptionToken, readToken } from './resumption-token.ts';

/** What a harvester asks for: the arguments of a query string or of a form, read. Pure. */

export type ListVerb = 'ListIdentifiers' | 'ListRecords';

/** A list from its beginning, or from where a token left it. */
export type OaiRequest =
  | { readonly verb: 'Identify' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier: string | undefined }
  | { readonly verb: 'ListSets'; readonly after: string | undefined; readonly cursor: number }
  | { readonly verb: 'GetRecord'; readonly identifier: string }
  | ({ readonly verb: ListVerb; readonly cursor: number } & Pick<RecordsToken, 'from' | 'before' | 'set'> & {
        readonly after: RecordsToken['after'] | undefined;
      });

type RecordsToken = Extract<ResumptionToken, { verb: ListVerb }>;
type Verb = OaiRequest['verb'];
type Arguments = Readonly<Record<string, string>>;

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#ProtocolMessages; an exclusive one stands alone. */
const ARGUMENTS: Readonly<
  Record<Verb, { required: readonly string[]; optional: readonly string[]; exclusive?: string }>
> = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: [], exclusive: 'resumptionToken' },
  ListIdentifiers: {
    required: ['metadataPrefix'],
    optional: ['from', 'until', 'set'],
    exclusive: 'resumptionToken',
  },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], exclusive: 'resumptionToken' },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
};

/** What the schema lets stand in a metadata prefix, and in a set's name. */
const NAME = /^[A-Za-z0-9_.!~*'()-]+$/;

/**
 * @param given names and values as they came, in any order
 * @param now epoch ms, for the age of a token
 * @throws OaiFault
 */
export function readOaiRequest(given: Iterable<readonly [string, string]>, now: number): OaiRequest {
  const pairs = [...given];
  const verb = verbOf(pairs);
  const args = argumentsOf(verb, pairs);
  switch (verb) {
    case 'Identify':
      return { verb };
    case 'ListMetadataFormats':
      return { verb, identifier: args.identifier };
    case 'GetRecord':
      onlyDublinCore(args);
      return { verb, identifier: args.identifier ?? '' };
    case 'ListSets':
      return args.resumptionToken === undefined
        ? { verb, after: undefined, cursor: 0 }
        : resumed(verb, args.resumptionToken, now);
    case 'ListIdentifiers':
    case 'ListRecords':
      return args.resumptionToken === undefined ? selected(verb, args) : resumed(verb, args.resumptionToken, now);
  }
}

function verbOf(pairs: readonly (readonly [string, string])[]): Verb {
  const verbs = pairs.filter(([name]) => name === 'verb').map(([, value]) => value);
  const verb = VERBS.find((known) => known === verbs[0]);
  if (verb && verbs.length === 1) return verb;
  throw new OaiFault('badVerb', `A request names one verb, once: ${VERBS.join(', ')}.`);
}

const VERBS: readonly Verb[] = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'ListIdentifiers',
  'ListRecords',
  'GetRecord',
];

function argumentsOf(verb: Verb, pairs: readonly (readonly [string, string])[]): Arguments {
  const { required, optional, exclusive } = ARGUMENTS[verb];
  const names = pairs.map(([name]) => name).filter((name) => name !== 'verb');
  const allowed = [...required, ...optional, ...(exclusive ? [exclusive] : [])];
  const strange = names.find((name) => !allowed.includes(name));
  if (strange !== undefined) throw badArgument(`${verb} takes no argument "${strange}".`);
  if (new Set(names).size < names.length) throw badArgument('An argument must not come twice.');
  if (exclusive && names.includes(exclusive)) {
    if (names.length > 1) throw badArgument(`"${exclusive}" stands alone: the token holds the whole request.`);
  } else {
    const missing = required.find((name) => !names.includes(name));
    if (missing !== undefined) throw badArgument(`${verb} needs the argument "${missing}".`);
  }
  return Object.fromEntries(pairs.filter(([name]) => name !== 'verb'));
}

function selected(verb: ListVerb, args: Arguments): OaiRequest {
  const from = args.from === undefined ? undefined : readDatestamp('from', args.from);
  const until = args.until === undefined ? undefined : readDatestamp('until', args.until);
  if (from && until) inOrder(from, until);
  if (args.set !== undefined && !args.set.split(':').every((part) => NAME.test(part))) {
    throw badArgument('"set" is not the name of a set.');
  }
  onlyDublinCore(args);
  return { verb, from: from?.starts, before: until?.ends, set: args.set, after: undefined, cursor: 0 };
}

function inOrder(from: Named, until: Named): void {
  if (from.granularity !== until.granularity) {
    throw badArgument('"from" and "until" must be of the same granularity: both days, or both seconds.');
  }
  if (from.starts > until.starts) throw badArgument('"from" must not lie after "until".');
}

function onlyDublinCore({ metadataPrefix = '' }: Arguments): void {
  if (!NAME.test(metadataPrefix)) throw badArgument('"metadataPrefix" is not the name of a format.');
  if (metadataPrefix !== 'oai_dc') {
    throw new OaiFault('cannotDisseminateFormat', 'The one format that records are in is "oai_dc".');
  }
}

function resumed(verb: ListVerb | 'ListSets', text: string, now: number): OaiRequest {
  const token = readToken(text, now);
  if (token.verb === verb) return token;
  throw new OaiFault('badResumptionToken', `This resumption token continues another list: ${token.verb}.`);
}

const badArgument = (message: string): OaiFault => new OaiFault('badArgument', message);
