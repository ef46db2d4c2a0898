import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { withFixedTimes } from '../../shared/report/document/docx.repack.ts';
import { launchChromium } from '../browser/chromium.ts';

/** The address that the example's files name: that of the machine on which it was played is nobody's. */
const PUBLIC = 'https://afterword.example.org';
const AT = '2011-08-22T11:00:30Z';

/** Writes what the journey takes along into a folder. */
export function keptIn(folder: string, baseUrl: string): (name: string, bytes: Uint8Array) => void {
  mkdirSync(folder, { recursive: true });
  const inPublic = (text: string): string => text.replaceAll(baseUrl, PUBLIC);
  return (name, bytes) => {
    const kept = name.endsWith('.docx') ? docxWith(bytes, inPublic) : strToU8(inPublic(strFromU8(bytes)));
    writeFileSync(join(folder, name), kept);
  };
}

function docxWith(docx: Uint8Array, change: (text: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]): [string, Uint8Array] => [
    name,
    /\.(xml|rels)$/.test(name) ? strToU8(change(strFromU8(bytes))) : bytes,
  ]);
  return withFixedTimes(zipSync(Object.fromEntries(parts)), AT);
}

/** Pictures of the reports beside them, as a phone and as a desk show them. @returns all that lies in the folder */
export async function picturesIn(folder: string): Promise<string[]> {
  const browser = await launchChromium();
  try {
    for (const report of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
      for (const width of [360, 1280]) {
        const page = await browser.newPage({ viewport: { width, height: 1400 } });
        await page.goto(pathToFileURL(resolve(folder, report)).href);
        await page.screenshot({ path: join(folder, report.replace('.html', `-${width}.png`)), fullPage: true });
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  return readdirSync(folder).sort();
}
