import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { withFixedTimes } from '../../shared/report/document/docx.repack.ts';
import { launchChromium } from '../browser/chromium.ts';

/** The address that the example's files name: that of the machine on which it was played is nobody's. */
const PUBLIC = 'https://afterword.example.org';
const AT = '2011-08-22T11:00:30Z';

/**
 * What the journey takes along, without what is another each time that it is played: the machine's address, and the ids of
 * papers, which are drawn at random. They are counted as they come, so that the same journey gives the same bytes.
 */
export function madePublic(baseUrl: string): (name: string, bytes: Uint8Array) => Uint8Array {
  const papers = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = papers.get(id) ?? `paper-${papers.size + 1}`;
    papers.set(id, name);
    return name;
  };
  const inPublic = (text: string): string =>
    text
      .replaceAll(baseUrl, PUBLIC)
      .replaceAll(/(\/papers\/dhaka-2011\/)([\w-]{16})/g, (_, path: string, id: string) => `${path}${nameOf(id)}`);
  return (name, bytes) => {
    if (name.endsWith('.docx')) return withFixedTimes(zipWith(bytes, inPublic), AT);
    if (name.endsWith('.xlsx')) return zipWith(bytes, inPublic);
    return strToU8(inPublic(strFromU8(bytes)));
  };
}

/** Writes what the journey takes along into a folder. */
export function keptIn(folder: string, baseUrl: string): (name: string, bytes: Uint8Array) => void {
  mkdirSync(folder, { recursive: true });
  const asPublic = madePublic(baseUrl);
  return (name, bytes) => writeFileSync(join(folder, name), asPublic(name, bytes));
}

/** The parts of an Office file that are XML, changed. */
function zipWith(file: Uint8Array, change: (text: string) => string): Uint8Array {
  const parts: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    const part = /\.(xml|rels)$/.test(name) ? strToU8(change(strFromU8(bytes))) : bytes;
    parts[name] = [part, { mtime: new Date(1980, 0, 1) }];
  }
  return zipSync(parts);
}

/** So much of a page goes on one picture, in CSS pixels: a browser that has little memory left refuses taller ones. */
const TALLEST = 8000;

/** Pictures of the reports beside them, part by part, as a phone and as a desk show them. @returns all that lies in the folder */
export async function picturesIn(folder: string): Promise<string[]> {
  const browser = await launchChromium();
  try {
    for (const report of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
      for (const width of [360, 1280]) {
        const page = await browser.newPage({ viewport: { width, height: 1400 } });
        await page.goto(pathToFileURL(resolve(folder, report)).href);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        for (let y = 0, part = 1; y < height; y += TALLEST, part += 1) {
          const path = join(folder, report.replace('.html', `-${width}-${part}.png`));
          const clip = { x: 0, y, width, height: Math.min(TALLEST, height - y) };
          await page.screenshot({ path, clip, fullPage: true });
        }
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  return readdirSync(folder).sort();
}
