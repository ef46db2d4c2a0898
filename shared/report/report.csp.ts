import { createHash } from 'node:crypto';

/**
 * The content security policy under which a stored report is shown. Its styles are named by what stands in its own head,
 * since the style sheet of a later version of Afterword has another hash; it needs no script and gets none.
 */
export function reportContentSecurityPolicy(html: string): string {
  const head = html.slice(0, html.indexOf('<body'));
  const hashes = [...head.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `style-src ${hashes.length > 0 ? hashes.join(' ') : "'none'"}`,
    'img-src data:',
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
