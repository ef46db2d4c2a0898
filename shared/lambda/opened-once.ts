/**
 * Opens something when it is first asked for, and hands out the same from then on. Where opening failed it is tried again the
 * next time: what could not be reached a moment ago may be there now.
 */
export function openedOnce<Opened>(open: () => Promise<Opened>): () => Promise<Opened> {
  let opened: Promise<Opened> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
