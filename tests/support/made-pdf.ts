import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

type Options = ConstructorParameters<typeof PDFDocument>[0];

/** A PDF as pdfkit writes it: compressed, of any version, locked where a password is given. */
export async function madePdf(
  options: Options = {},
  write: (pdf: InstanceType<typeof PDFDocument>) => void = (pdf) => pdf.text('A discussion paper'),
): Promise<Buffer> {
  const pdf = new PDFDocument(options);
  const parts: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve());
    pdf.on('error', reject);
  });
  write(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

export const ofPages = (pages: number) => (pdf: InstanceType<typeof PDFDocument>) => {
  pdf.text('Page 1');
  for (let page = 2; page <= pages; page += 1) pdf.addPage().text(`Page ${page}`);
};

/** A font that has Bengali letters, of the package that the browser's tests show pages with. */
export const bengaliFont = (): Buffer => {
  const require = createRequire(import.meta.url);
  return readFileSync(
    require.resolve('@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf'),
  );
};
