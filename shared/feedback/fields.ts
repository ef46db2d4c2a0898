/**
 * Answers as a form's fields: path to the values under it. A rating is one value, choices are several, a matrix has a
 * path per row (`sessions.opening`). Stored answers, a JSON document and what a form sent all come down to this, so one
 * function validates them all and one form shows them all again.
 */
export type Fields = ReadonlyMap<string, readonly unknown[]>;

/** Whatever is no object has no fields. Nothing is judged here but emptiness: `''`, `null` and `[]` are no answer. */
export function fieldsOfAnswers(raw: unknown): Fields {
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of entries(raw)) {
    const rows = entries(value);
    if (rows.length === 0) add(fields, name, value);
    for (const [row, cell] of rows) add(fields, `${name}.${row}`, cell);
  }
  return fields;
}

function add(fields: Map<string, unknown[]>, path: string, value: unknown): void {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => !isEmpty(one));
  if (values.length > 0) fields.set(path, [...(fields.get(path) ?? []), ...values]);
}

function entries(value: unknown): [string, unknown][] {
  return isPlain(value) ? Object.entries(value) : [];
}

/** A file that came with a form is an object too, and no answer. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isPlain(value) && Object.keys(value).length === 0);
