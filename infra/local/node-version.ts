/**
 * The functions run on Lambda's Node 24, and here on the same: `npm ci` brings it for Linux on x86-64. Elsewhere an older
 * Node would fail somewhere in the middle, so it is refused first. Imported before everything else.
 */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Afterword runs on Node ${NEEDED}, as AWS Lambda does, and this is Node ${process.versions.node}. ` +
      `Please install Node ${NEEDED} (see the README for macOS, Windows and arm64).`,
  );
  process.exit(1);
}
