import { expect, it } from 'vitest';
import * as z from 'zod';
import { addressToken, keys } from '../../shared/store/keys.ts';
import { commentsOf } from '../support/field-comments.ts';
import { KINDS_OF_ITEMS, type KindOfItem } from '../support/table-items.ts';

/** docs/table.md is made of the schemas by which items are parsed, and of the comments above their fields. */

const NodeSchema = z.object({
  type: z.string().optional(),
  get properties() {
    return z.record(z.string(), NodeSchema).optional();
  },
  get items() {
    return z.union([NodeSchema, z.boolean()]).optional();
  },
  get additionalProperties() {
    return z.union([NodeSchema, z.boolean()]).optional();
  },
  get anyOf() {
    return z.array(NodeSchema).optional();
  },
  get oneOf() {
    return z.array(NodeSchema).optional();
  },
  get allOf() {
    return z.array(NodeSchema).optional();
  },
  required: z.array(z.string()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  default: z.unknown().optional(),
  $ref: z.string().optional(),
});
type Node = z.infer<typeof NodeSchema>;

const DEPTH = 2;

/** “list of { at, by }”, as people say it. */
function typeOf(node: Node, depth = 0): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map((each) => `\`${String(each)}\``).join(' / ');
  const choices = node.anyOf ?? node.oneOf;
  if (choices)
    return depth >= DEPTH
      ? `one of ${choices.length} forms`
      : [...new Set(choices.map((each) => typeOf(each, depth + 1)))].join(' or ');
  if (node.allOf) return node.allOf.map((each) => typeOf(each, depth + 1)).join(' with ');
  if (node.type === 'array')
    return `list of ${typeof node.items === 'object' ? typeOf(node.items, depth + 1) : 'anything'}`;
  if (node.type === 'object') {
    if (node.properties) {
      return depth >= DEPTH
        ? 'an object'
        : `{ ${Object.keys(node.properties)
            .map((name) => (node.required?.includes(name) ? name : `${name}?`))
            .join(', ')} }`;
    }
    return typeof node.additionalProperties === 'object'
      ? `by name: ${typeOf(node.additionalProperties, depth + 1)}`
      : 'an object';
  }
  if (node.type === 'string')
    return node.format === 'date-time'
      ? 'moment'
      : node.format === 'date'
        ? 'day'
        : node.format === 'email'
          ? 'e-mail address'
          : 'text';
  if (node.type === 'integer') return 'whole number';
  if (node.type === 'boolean') return 'yes or no';
  return node.type ?? (node.$ref ? 'as above' : 'anything');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function rowsOf({ file, name, schema }: KindOfItem): string[] {
  const node = NodeSchema.parse(z.toJSONSchema(schema, { unrepresentable: 'any', reused: 'inline', cycles: 'ref' }));
  const comments = commentsOf(file, name);
  return Object.entries(node.properties ?? {}).map(([field, of]) => {
    const said = comments?.fields.get(field);
    const presence =
      of.default !== undefined
        ? `else \`${JSON.stringify(of.default)}\``
        : node.required?.includes(field)
          ? 'always'
          : 'may be absent';
    const about = said?.about || (said?.of && commentsOf(file, said.of)?.about) || '';
    return `| \`${field}\` | ${cell(typeOf(of))} | ${cell(presence)} | ${cell(about)} |`;
  });
}

/** A digest stands for an e-mail address in keys, and numbers are padded. */
const said = (key: string): string => key.replaceAll(addressToken('<email>'), '<digest of the address>');

const HEAD = [
  '# What is in the table',
  '',
  'Made from the schemas by which every item is parsed when it is read, and from the comments above their fields; `npx vitest run',
  'tests/domain/table-document.test.ts -u` renews it. How items belong together stands in [architecture.md](architecture.md#the-table).',
  '',
  'Beside these attributes every item has its key (`pk`, `sk`), its `version` (1, and one more with every write: the condition of the next',
  'one) and the `command` that wrote it last. An item with `debts` has `due` (always `DUE`) and `dueAt` (the first of them) while it',
  'owes something: the index `due`. “else” says as what an older item without the attribute is read. Moments are ISO 8601 in UTC.',
  '',
];

const document = [
  ...HEAD,
  ...(['items', 'ballots'] as const).flatMap((table) => [
    table === 'items' ? '## The one table' : '## The table of the anonymous ballots',
    '',
    ...KINDS_OF_ITEMS.filter((kind) => kind.table === table).flatMap((kind) => [
      `### ${kind.title}`,
      '',
      `\`${said(kind.key.pk)}\` / \`${said(kind.key.sk)}\`, [\`${kind.name}\`](../${kind.file}). ${commentsOf(kind.file, kind.name)?.about ?? ''}`.trim(),
      '',
      '| attribute | type | is there | meaning |',
      '| --- | --- | --- | --- |',
      ...rowsOf(kind),
      '',
    ]),
  ]),
].join('\n');

it('docs/table.md has each attribute of each item (renew it with vitest -u)', async () => {
  await expect(document).toMatchFileSnapshot('../../docs/table.md');
});

it('knows every kind of key', () => {
  expect([...new Set(KINDS_OF_ITEMS.map(({ maker }) => maker))].toSorted()).toEqual(Object.keys(keys).toSorted());
});

it('has read the attributes of each', () => {
  for (const kind of KINDS_OF_ITEMS) expect(rowsOf(kind).length, kind.title).toBeGreaterThan(0);
});
