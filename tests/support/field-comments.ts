import { globSync, readFileSync } from 'node:fs';

/** What the sources say of a schema and of each of its fields: the comment above them. */
export interface Commented {
  readonly about: string;
  readonly fields: ReadonlyMap<string, { readonly about: string; readonly of: string | undefined }>;
}

const plain = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\*\*|\/\/)?\s*\*?\s?/, '').replace(/\*\/\s*$/, ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A comment of JSDoc that ends where the next word begins, and that word. */
const COMMENTED = /(?:(\/\*\*(?:[^*]|\*(?!\/))*\*\/)\n[ ]*)?/;
const DECLARED = new RegExp(
  `${COMMENTED.source}(?:export )?const (\\w+Schema)\\b[^=]*= ?([\\s\\S]*?);\\n(?=\\S|\\n|$)`,
  'g',
);
const FIELD = new RegExp(`${COMMENTED.source}^ {2,6}(\\w+)(?::\\s*([^\\n]*)|,)$`, 'gm');

function commentsIn(file: string): [name: string, Commented][] {
  return [...readFileSync(file, 'utf8').matchAll(DECLARED)].map(([, about = '', name = '', body = '']) => {
    const fields = [...body.matchAll(FIELD)].map(
      ([, comment = '', field = '', value = '']): [string, { about: string; of: string | undefined }] => [
        field,
        { about: plain(comment), of: /\b([A-Z]\w*Schema)\b/.exec(value)?.[1] },
      ],
    );
    // A name that stands twice, within another object, is the outer one's: it comes first.
    return [name, { about: plain(about), fields: new Map(fields.toReversed()) }];
  });
}

const everywhere = new Map(
  globSync('shared/**/*.ts')
    .toSorted()
    .map((file) => [file, new Map(commentsIn(file))] as const),
);

/** The comments of a schema: of that file's, or else of the one that another file has under the name. */
export function commentsOf(file: string, name: string): Commented | undefined {
  return everywhere.get(file)?.get(name) ?? [...everywhere.values()].find((names) => names.has(name))?.get(name);
}
