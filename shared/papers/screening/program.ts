/** What is started, and not shown, when somebody opens it. */

const STARTED = /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|msi|jar|lnk|dll|cpl|app|sh|reg|iso|img)$/i;

/** By its name, on Windows, macOS or Linux. */
export const isStartedByName = (fileName: string): boolean => STARTED.test(fileName.trim());

/** By its content: a program of Windows ([MS-PE] 3), of Linux (ELF), or a script that names what runs it. */
export function isProgram(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const head = bytes.toString('latin1', 0, 4);
  if (head === 'MZ\u0090\u0000' || head === '\u007fELF' || head.startsWith('#!')) return true;
  if (!head.startsWith('MZ') || bytes.length < 64) return false;
  const at = bytes.readUInt32LE(60);
  return bytes.toString('latin1', at, at + 4) === 'PE\u0000\u0000';
}
