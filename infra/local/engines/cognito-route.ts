import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

/** Where `aws-jwt-verify` looks for a pool's keys, and where they are here. */
export interface JwksRoute {
  region: string;
  poolId: string;
  /** `http://127.0.0.1:PORT/POOL/.well-known/jwks.json` */
  jwksUri: string;
}

/**
 * Leads this thread's requests for the pool's public keys to the local engine, so that a bundled function verifies
 * tokens exactly as it will on AWS. Nothing else that goes out by `node:https` is touched. Call it before the bundle
 * is imported; each worker thread has its own `node:https`.
 */
export function routeCognito({ region, poolId, jwksUri }: JwksRoute): void {
  const from = `https://cognito-idp.${region}.amazonaws.com/${poolId}/.well-known/jwks.json`;
  const request = https.request;
  const routed = (...args: unknown[]): unknown =>
    String(args[0]) === from
      ? Reflect.apply(http.request, http, [new URL(jwksUri), ...args.slice(1)])
      : Reflect.apply(request, https, args);
  // `Reflect.set`, since a function of unknown arguments is no overload of `request`; the sync reaches
  // `import { request } from 'https'` too.
  Reflect.set(https, 'request', routed);
  syncBuiltinESMExports();
}
