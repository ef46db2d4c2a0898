import type { Sending } from './bad-input.scene.ts';

/** Bodies that are wrong on every route. */

export const JSON_TYPE = 'application/json';

/** What no route takes from whoever it is, and the statuses that say so. */
export const WRONG_BODIES: readonly (readonly [string, Sending, number])[] = [
  ['JSON that ends early', { type: JSON_TYPE, body: '{"text": "x' }, 400],
  ['an empty JSON body', { type: JSON_TYPE, body: ' ' }, 400],
  ['XML', { type: 'application/xml', body: '<a/>' }, 415],
  ['no content type', { body: new Uint8Array([1, 2, 3]) }, 415],
  ['JSON over 1 MB', { type: JSON_TYPE, body: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }) }, 413],
  ['a form over 1 MB', { type: 'application/x-www-form-urlencoded', body: `text=${'x'.repeat(1024 * 1024)}` }, 413],
  ['a broken multipart form', { type: 'multipart/form-data; boundary=x', body: '--y\r\n' }, 400],
  ['a multipart form without a boundary', { type: 'multipart/form-data', body: 'x' }, 400],
];
/** JSON that is well formed and no set of fields. */
export const NO_FIELDS: readonly (readonly [string, string])[] = [
  ['a list', '[]'],
  ['a text', '"text"'],
  ['nothing', 'null'],
  ['100,000 lists in one another', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
];
/** Fields that no route has, and values that no field has. */
export const WRONG_FIELDS: readonly (readonly [string, string])[] = [
  ['prototype keys', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":1}'],
  ['objects 50,000 deep', `{"text":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
  ['a field called nothing', '{"":1}'],
];
