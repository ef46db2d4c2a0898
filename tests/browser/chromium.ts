import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import * as z from 'zod';

const run = promisify(execFile);
const UNPACKER = fileURLToPath(new URL('unpack-chromium.process.ts', import.meta.url));

/** Chromium as it comes from the npm registry, with the libraries and the font it needs: nothing else is installed. */
const PACKAGE = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')));

/** The letters of Bangla, which neither that font nor most servers have. */
const BANGLA = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-bengali/package.json'));

/**
 * Starts a Chromium of one's own, or the one that CHROMIUM_PATH names where the package has none (macOS, arm64). The package's own flags are left out but one: they are for Lambda, and
 * `--disable-web-security` among them would let pass what a person's browser stops.
 */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return chromium.launch({ executablePath: own, headless: true });
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    headless: true,
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    },
  });
}

/**
 * Where it is unpacked, once per machine. Unpacked beside and put in place by one rename: test files start at the same
 * time, and a killed run must not leave half of it.
 */
async function unpacked(): Promise<string> {
  const place = join(
    tmpdir(),
    `afterword-chromium-${version}-${createHash('sha256').update(fontConfiguration('')).digest('hex').slice(0, 8)}`,
  );
  if (existsSync(place)) return place;
  const beside = mkdtempSync(`${place}-`);
  // The package unpacks to TMPDIR, which is everybody's in this process, and a stack that starts meanwhile would lose its files.
  await run(process.execPath, [UNPACKER, join(PACKAGE, 'bin', 'al2023.tar.br')], {
    env: { ...process.env, TMPDIR: beside },
  });
  mkdirSync(join(beside, 'font-cache'));
  writeFileSync(join(beside, 'fonts.conf'), fontConfiguration(place));
  try {
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

/** The same letters on every machine: the package's Open Sans first, the system's fonts for what it lacks. */
const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>${BANGLA}/400Regular</dir>
  <dir>${BANGLA}/600SemiBold</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>monospace</family><prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family></prefer></alias>
</fontconfig>
`;
