/**
 * The injector: every call to AWS passes here. One call of a play fails, in one of these ways; all others pass.
 *
 * - `before`: the request is lost, and nothing took effect.
 * - `after`: it took effect, and the reply is lost.
 * - `retried`: the reply is lost, the SDK sends the same request again, and the caller sees the second reply.
 * - `refused`: SES asks to slow down (429). `partly`: SES takes every other mail of the call and throttles the rest.
 */
export type Mode = 'before' | 'after' | 'retried' | 'refused' | 'partly';

export interface Fault {
  /** Which call of the play, from 0. */
  readonly call: number;
  readonly mode: Mode;
}

export type CallKind = 'read' | 'write' | 'send';

/** One call, as the play without faults made it. */
export interface Call {
  readonly label: string;
  readonly kind: CallKind;
}

/** The ways in which a call of a kind can fail. A read has no effect to be lost; SES is never called twice by its client. */
export const MODES: Readonly<Record<CallKind, readonly Mode[]>> = {
  read: ['before'],
  write: ['before', 'after', 'retried'],
  send: ['before', 'after', 'refused', 'partly'],
};

/** The connection broke: nobody knows whether the request took effect. Node's own code, so that the SDK knows it too. */
export class ConnectionLost extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ECONNRESET';
  constructor(label: string) {
    super(`${label}: the connection was lost (injected)`);
  }
}

/** SES asks to slow down: nothing took effect. */
export class Refused extends Error {
  override readonly name = 'TooManyRequestsException';
}

/** @param partly whether every other mail of the call is to be throttled */
export type Effect<Result> = (partly: boolean) => Result;

/** How a stand-in hands a call to the injector. */
export type Through = <Result>(label: string, kind: CallKind, effect: Effect<Result>) => Promise<Result>;

/** What the calls of one play pass through. */
export class Calls {
  /** How many were made so far; a play that goes on from the middle begins with that number. */
  made = 0;
  fault: Fault | undefined;
  /** Whether the fault has come: a play that never reaches its call proves nothing. */
  struck = false;
  /** Calls of whoever looks on: they neither count nor fail. */
  watching = false;
  /** Every call in order, where the play keeps a record. */
  record: Call[] | undefined;
  /** Done just before a call takes effect: what others do meanwhile. */
  meanwhile: ((label: string) => Promise<void>) | undefined;

  /** @throws what the fault makes of the call, and what `effect` throws */
  readonly pass: Through = async (label, kind, effect) => {
    if (this.watching) return effect(false);
    const number = this.made;
    this.made += 1;
    this.record?.push({ label, kind });
    if (this.meanwhile) await this.meanwhile(label);
    if (this.fault?.call !== number) return effect(false);
    this.struck = true;
    return struckBy(this.fault.mode, label, effect);
  };
}

function struckBy<Result>(mode: Mode, label: string, effect: Effect<Result>): Result {
  switch (mode) {
    case 'before':
      throw new ConnectionLost(label);
    case 'after':
      whatever(effect);
      throw new ConnectionLost(label);
    case 'retried':
      whatever(effect);
      return effect(false);
    case 'refused':
      throw new Refused(`${label}: too many requests (injected)`);
    case 'partly':
      return effect(true);
  }
}

/** A call whose reply is lost: also a reply that says no. */
function whatever(effect: Effect<unknown>): void {
  try {
    effect(false);
  } catch {
    // Nobody hears of it.
  }
}
