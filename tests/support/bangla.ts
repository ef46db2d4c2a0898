import { expect } from 'vitest';
import type { Answered } from './browser-like.ts';

/** Names of ours and of formats, and what is no word: addresses of mail and the number of a fault. */
const NAMES =
  /Afterword|SWOT|PDF|Word|PowerPoint|MB|KB|JSON|SHA-256|UTF-8|CSV|CC0 1\.0|CC BY(?:-\w\w)*(?: \d\.0)?(?: IGO)?|ORCID iD|0000-0002-1825-009\d|https:\/\/(?:orcid\.org)?|[\w.-]+@[\w.-]+|request-1/g;

/** What a person reads or hears of a page: its texts, and the attributes that are texts. */
export function saidOn({ body }: Answered): string {
  const page = body
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    // The choice of English is made in English.
    .replace(/<(button|a)\b[^>]* lang="en"[^>]*>[^<]*<\/\1>/g, '');
  const attributes = Array.from(page.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g), ([, text]) => text);
  const text = page.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' ');
  return [text, ...attributes].join(' ');
}

/** All that is said on the page is said in Bangla, with Bangla digits. */
export function expectBangla(page: Answered): void {
  expect(page.body).toContain('<html lang="bn" dir="ltr">');
  expect(
    saidOn(page)
      .replace(NAMES, '')
      .match(/[A-Za-z]+/g) ?? [],
  ).toEqual([]);
  expect(
    saidOn(page)
      .replace(NAMES, '')
      .match(/[0-9]+/g) ?? [],
    'digits',
  ).toEqual([]);
  expect(saidOn(page)).toMatch(/[\u0980-\u09ff]{3}/);
}
