/**
 * Where a text stops being JSON. `JSON.parse` gives a position for some errors and none for others, so this walks the
 * grammar of RFC 8259 itself. It also finds a key that stands twice, of which `JSON.parse` silently keeps the last.
 */
export interface JsonFault {
  /** Both counted from 1; the column in UTF-16 units, as editors count. */
  readonly line: number;
  readonly column: number;
  /** What is wrong there, as the end of a sentence. */
  readonly what: string;
}

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 forbids them in a string
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** An object or array that is open, and what may follow in it. */
interface Open {
  readonly close: '}' | ']';
  readonly keys: Set<string>;
  expects: 'first' | 'member' | 'separator';
}

/** The first fault, or `undefined` for a text that is one JSON value without a repeated key. */
export function findJsonFault(text: string): JsonFault | undefined {
  let at = 0;
  const open: Open[] = [];
  const fault = (what: string): JsonFault => locate(text, at, at >= text.length ? 'the text ends too early' : what);
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const skipSpace = (): string | undefined => {
    take(SPACE);
    return text[at];
  };

  for (let complete = false; ; complete = open.length === 0) {
    const next = skipSpace();
    if (complete) return next === undefined ? undefined : fault('nothing may follow the end of the value');
    const inside = open.at(-1);
    if (inside && next === inside.close && inside.expects !== 'member') {
      at += 1;
      open.pop();
      continue;
    }
    if (inside?.expects === 'separator') {
      if (next !== ',') return fault(`a comma or "${inside.close}" is missing`);
      at += 1;
      inside.expects = 'member';
      continue;
    }
    if (inside?.close === '}') {
      const start = at;
      const key = take(STRING);
      if (key === undefined)
        return fault(next === '}' ? 'there is a comma too many' : 'a field name in double quotes is missing');
      if (inside.keys.has(key)) return locate(text, start, `the field ${key} stands here a second time`);
      inside.keys.add(key);
      if (skipSpace() !== ':') return fault('a colon is missing');
      at += 1;
    }
    const value = skipSpace();
    if (inside) inside.expects = 'separator';
    if (value === '{' || value === '[') {
      at += 1;
      open.push({ close: value === '{' ? '}' : ']', keys: new Set(), expects: 'first' });
    } else if (value === '"') {
      if (take(STRING) === undefined)
        return fault('this text in double quotes is not ended on its line, or has a wrong "\\"');
    } else if (!take(LITERAL)) {
      return fault(
        value === ']' || value === '}' ? 'there is a comma too many, or a value is missing' : 'this is no value',
      );
    }
  }
}

function locate(text: string, at: number, what: string): JsonFault {
  const before = text.slice(0, at).split(/\r\n|[\n\r]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what };
}
