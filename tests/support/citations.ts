/** Readers of the formats in which a citation is given out, after their descriptions alone; whatever breaks a rule throws. */

/** RIS: two letters or a letter and a digit, two spaces, a hyphen, a space, the value; TY first, ER last. */
export function readRis(text: string): [tag: string, value: string][] {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end.');
  const pairs = text
    .slice(0, -2)
    .split('\r\n')
    .map((line): [string, string] => {
      const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? [];
      if (tag === undefined || value === undefined) throw new Error(`No tag: ${line}`);
      if (/[\p{Cc}\u2028\u2029]/u.test(value)) throw new Error(`A line within a value: ${line}`);
      return [tag, value];
    });
  const ends = pairs.flatMap(([tag], index) => (tag === 'TY' || tag === 'ER' ? [`${tag} ${index}`] : []));
  if (ends.join() !== `TY 0,ER ${pairs.length - 1}`) throw new Error('Not one record.');
  return pairs;
}

/**
 * BibTeX, one entry: a value ends where as many braces have closed as have opened, whatever stands before a brace, as BibTeX
 * itself counts them. Values are given as TeX would print them.
 */
export function readBibtex(text: string): { type: string; key: string; fields: Map<string, string> } {
  const [head, type = '', key = ''] = /^@([a-z]+)\{([^\s,{}#%~\\"]+),\n/.exec(text) ?? [];
  if (!head) throw new Error('No entry.');
  const fields = new Map<string, string>();
  let at = head.length;
  while (text[at] !== '}') {
    const [name, field = ''] = /^ {2}([a-z]+) = /.exec(text.slice(at, at + 40)) ?? [];
    if (!name || fields.has(field)) throw new Error(`No field, or twice: ${text.slice(at, at + 40)}`);
    at += name.length;
    const end = endOfValue(text, at);
    fields.set(field, text.slice(at, end));
    if (text.slice(end, end + 2) !== ',\n') throw new Error(`The value of ${field} does not end.`);
    at = end + 2;
  }
  if (text.slice(at) !== '}\n') throw new Error('Something follows the entry.');
  return { type, key, fields };
}

function endOfValue(text: string, start: number): number {
  if (text[start] !== '{') return start + (/^[a-z]+/.exec(text.slice(start, start + 20))?.[0].length ?? 0);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error('A brace was never closed.');
}

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
};

/** As TeX prints a value: commands are the signs that they name, braces are not printed, and no sign is left that does something else. */
export function printed(value: string): string {
  if (/--|''|``|,,|<<|>>|[?!]`/.test(value)) throw new Error(`TeX would make one sign of two: ${value}`);
  return value.replaceAll(/\\([a-z]+)\{\}|\\([%&#_$])|[{}]|[\\~^%&#_$]/g, (found, command, sign) => {
    if (sign) return sign;
    if (command) return COMMANDS[command] ?? `<${command}?>`;
    if (found === '{' || found === '}') return '';
    throw new Error(`TeX would not print ${found}: ${value}`);
  });
}

/** The parts of a list in braces of their own, as they are printed: `{{One} and {Two}}`. */
export function namesIn(value: string): string[] {
  const names: string[] = [];
  for (let at = 1; at < value.length - 1; ) {
    const end = endOfValue(value, at);
    names.push(printed(value.slice(at, end)));
    if (end < value.length - 1 && value.slice(end, end + 5) !== ' and ') throw new Error(`No list: ${value}`);
    at = end + 5;
  }
  return names;
}
