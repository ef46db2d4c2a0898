import { createHash } from 'node:crypto';
import { printStyle } from './print-style.ts';
import { script, uploadScript } from './script.ts';
import { style } from './style.ts';

/** CSP source expressions for the one style sheet and the scripts that stand in the pages (CSP3, section 2.3.1). */
const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const styleHash = sha256(style);
export const printStyleHash = sha256(printStyle);
export const scriptHash = sha256(script);
export const uploadScriptHash = sha256(uploadScript);
