import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

interface Office {
  /** Lays a Word document out. @returns the path of the PDF. @throws Error with what LibreOffice said */
  readonly toPdf: (docx: Uint8Array, name: string) => Promise<string>;
  /** The files that were made, documents and PDFs. */
  readonly made: () => string[];
}

const run = promisify(execFile);
const PDF =
  'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}';

/** LibreOffice, with a profile of its own in `folder`; `missing`: it is not here, as one sentence. */
export function openOffice(folder: string): Office | { readonly missing: string } {
  const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  if (found.error || found.status !== 0) {
    return {
      missing:
        'LibreOffice is missing here (soffice): please install its Writer, such as by the package libreoffice-writer-nogui.',
    };
  }
  console.log(found.stdout.trim());
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  return {
    async toPdf(docx, name) {
      const file = join(folder, `${name}.docx`);
      writeFileSync(file, docx);
      const { stderr } = await run('soffice', [profile, '--headless', '--convert-to', PDF, '--outdir', folder, file]);
      const pdf = join(folder, `${name}.pdf`);
      if (!readdirSync(folder).includes(`${name}.pdf`))
        throw new Error(`LibreOffice made no PDF of ${name}: ${stderr}`);
      return pdf;
    },
    made: () =>
      readdirSync(folder)
        .filter((name) => /\.(docx|pdf)$/.test(name))
        .map((name) => join(folder, name)),
  };
}
