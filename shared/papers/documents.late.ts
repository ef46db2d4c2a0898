import { openedOnce } from '../lambda/opened-once.ts';
import type { Documents } from './documents.store.ts';

/** The documents bucket, for a function that answers most of what it is asked without it: S3's client is loaded when a file is. */
export function documentsWhenUsed(bucket: string): Documents {
  const opened = openedOnce(async () => (await import('./documents.store.ts')).openDocuments(bucket));
  return {
    uploadForm: async (...asked) => (await opened()).uploadForm(...asked),
    findUpload: async (...asked) => (await opened()).findUpload(...asked),
    keepUpload: async (...asked) => (await opened()).keepUpload(...asked),
    read: async (file) => (await opened()).read(file),
    scanStatus: async (file) => (await opened()).scanStatus(file),
    download: async (file) => (await opened()).download(file),
    show: async (file) => (await opened()).show(file),
  };
}
