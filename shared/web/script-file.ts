import { createHash } from 'node:crypto';
import type { Route } from './endpoint.ts';

/** A script that is too large to stand in a page, and that few pages need: a file of its own, kept by the browser. */
export interface Script {
  /** Without the host. It holds a digest of the script: another script has another address, so this one is kept for good. */
  readonly address: string;
  readonly text: string;
}

export const scriptFile = (name: string, text: string): Script => ({
  address: `/scripts/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`,
  text,
});

export const scriptRoute = ({ address, text }: Script): Route => ({
  method: 'GET',
  path: address,
  handle: async () => ({
    status: 200,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    cookies: [],
    body: text,
  }),
});
