import packed, { inflate } from '@sparticuz/chromium';

/** Unpacks Chromium, and the libraries of its argument, to wherever TMPDIR says: a process of its own, since all of one share that. */
await Promise.all([packed.executablePath(), inflate(process.argv[2] ?? '')]);
