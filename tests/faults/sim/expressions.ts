import type { Item } from './memory-table.ts';

/** The few expressions that shared/store writes, read once each. Any other is refused: a stand-in must not guess. */

type Values = Readonly<Record<string, unknown>>;

/** Two attributes in key order: what an index is sorted by. */
export interface KeyRange {
  readonly hash: { readonly name: string; readonly is: string };
  readonly range?: { readonly name: string; readonly holds: (value: string) => boolean };
}

const NAME = '([A-Za-z]+)';
const VALUE = '(:[A-Za-z]+)';
const KEY_CONDITION = new RegExp(`^${NAME} = ${VALUE}(?: AND (.+))?$`);
const BETWEEN = new RegExp(`^${NAME} BETWEEN ${VALUE} AND ${VALUE}$`);
const BEGINS_WITH = new RegExp(`^begins_with\\(${NAME}, ${VALUE}\\)$`);
const COMPARISON = new RegExp(`^${NAME} (=|<|<=|>|>=) ${VALUE}$`);

const text = (values: Values, name: string | undefined): string => {
  const value = name && values[name];
  if (typeof value !== 'string') throw new Error(`The value ${name} of an expression is no string.`);
  return value;
};

/** @throws Error for an expression that this stand-in does not know */
export function keyRange(expression: string, values: Values): KeyRange {
  const [, name, value, rest] = remembered(KEY_CONDITION, expression) ?? refuse(expression);
  const hash = { name: name ?? '', is: text(values, value) };
  return rest === undefined ? { hash } : { hash, range: rangeOf(rest, values) };
}

function rangeOf(expression: string, values: Values): NonNullable<KeyRange['range']> {
  const between = remembered(BETWEEN, expression);
  if (between) {
    const [from, to] = [text(values, between[2]), text(values, between[3])];
    return { name: between[1] ?? '', holds: (value) => value >= from && value <= to };
  }
  const begins = remembered(BEGINS_WITH, expression);
  if (begins) {
    const prefix = text(values, begins[2]);
    return { name: begins[1] ?? '', holds: (value) => value.startsWith(prefix) };
  }
  const [, name, operator, value] = remembered(COMPARISON, expression) ?? refuse(expression);
  const bound = text(values, value);
  return { name: name ?? '', holds: comparison(operator ?? '', bound) };
}

function comparison(operator: string, bound: string): (value: string) => boolean {
  switch (operator) {
    case '=':
      return (value) => value === bound;
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    case '>':
      return (value) => value > bound;
    default:
      return (value) => value >= bound;
  }
}

const ABSENT = new RegExp(`^attribute_not_exists\\(${NAME}\\)$`);
const EQUAL = new RegExp(`^${NAME} = ${VALUE}$`);

/** Whether a write's condition holds for what stands there; a comparison with what is not there does not. */
export function holdsFor(expression: string | undefined, values: Values, standing: Item | undefined): boolean {
  if (expression === undefined) return true;
  const absent = remembered(ABSENT, expression);
  if (absent) return standing?.[absent[1] ?? ''] === undefined;
  const [, name, value] = remembered(EQUAL, expression) ?? refuse(expression);
  return standing !== undefined && standing[name ?? ''] === values[value ?? ''];
}

const matches = new Map<RegExp, Map<string, RegExpExecArray | null>>();

/** `pattern.exec(expression)`, worked out once: a run asks for the same few expressions a hundred thousand times. */
function remembered(pattern: RegExp, expression: string): RegExpExecArray | null {
  const known = matches.get(pattern) ?? new Map<string, RegExpExecArray | null>();
  matches.set(pattern, known);
  const found = known.get(expression);
  if (found !== undefined) return found;
  const match = pattern.exec(expression);
  known.set(expression, match);
  return match;
}

function refuse(expression: string): never {
  throw new Error(
    `The table's stand-in does not know the expression "${expression}". Please teach it (expressions.ts).`,
  );
}
