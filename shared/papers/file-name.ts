import type { FileType } from './paper.ts';

/** A file's own name, as it is kept and given back. */

const NAME_MAX = 100;

/**
 * The name without what could deceive or do harm: folders, control characters, turned reading direction, characters that
 * some system keeps for itself. Its ending is the type that the content has. Joiners (U+200C, U+200D) stay: Bengali and
 * Persian are written with them.
 * @param otherwise stands for a name of which nothing remains
 */
export function safeFileName(raw: string, type: FileType, otherwise = 'paper'): string {
  return `${stem(raw) || stem(otherwise) || 'paper'}.${type}`;
}

function stem(raw: string): string {
  const name = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}/gu, '')
    .replaceAll(/[<>:"|?*%$`{}\u2028\u2029]/g, ' ')
    .replace(/\.(?:pdf|docx|pptx)\s*$/i, '')
    .replaceAll(/\s+/g, ' ');
  return trimmed([...trimmed(name)].slice(0, NAME_MAX).join(''));
}

const trimmed = (text: string): string => text.replace(/^[\s.\-~]+/, '').replace(/[\s.]+$/, '');

/**
 * A Content-Disposition that saves a file under its name: ASCII for old programs, UTF-8 for the others (RFC 6266,
 * RFC 8187).
 */
export function savedAs(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const utf8 = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
