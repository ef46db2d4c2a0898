/** A local stand-in for one AWS service: where it listens, and how to end it. */
export interface Engine {
  /** `http://127.0.0.1:PORT`, without a trailing slash; what `AWS_ENDPOINT_URL_<SERVICE>` is set to. */
  readonly endpoint: string;
  /** Ends the engine after what is under way; its data stay. */
  stop(): Promise<void>;
}

/** The only credentials that the local engines know. S3 checks signatures with them, the others only ask for some. */
export const localCredentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } as const;

/** What is in a data folder cannot be read. Nothing in it was overwritten; the message is one sentence for people. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';

  constructor(where: string, what: string, cause?: unknown) {
    super(`The data in ${where} cannot be used: ${what}. Restore the folder, or begin anew with --fresh.`, { cause });
  }
}

/** Another process holds the data folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(where: string, cause?: unknown) {
    super(`The data in ${where} is in use by another run of Afterword. Stop that one first.`, { cause });
  }
}

/** Something else listens on the port that was asked for. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';

  constructor(port: number, cause?: unknown) {
    super(`Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another port.`, { cause });
  }
}
