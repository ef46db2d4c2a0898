import { createHash } from 'node:crypto';
import { printStyle } from './print-style.ts';
import { script, uploadScript } from './script.ts';
import { certificateStyle } from './style.certificate.ts';
import { deskStyle } from './style.desk.ts';
import { style } from './style.ts';

/** CSP source expressions for the style sheets and the scripts that stand in the pages (CSP3, section 2.3.1). */
const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const styleHashes = [style, deskStyle, certificateStyle].map(sha256).join(' ');
export const printStyleHash = sha256(printStyle);
export const scriptHash = sha256(script);
export const uploadScriptHash = sha256(uploadScript);
