import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { randomToken } from '../store/keys.ts';
import { badFile } from './file-fault.ts';
import { safeFileName, savedAs } from './file-name.ts';
import { type FileRole, typeFor } from './file-role.ts';
import { CONTENT_TYPE } from './file-type.ts';
import { SCAN_TAG, type ScanStatus, ScanStatusSchema } from './malware.ts';
import { MAX_FILE_BYTES, type Paper, type PaperFile } from './paper.ts';

/** Whose upload it is: nobody hands in what lies under somebody else's paper. */
type UploadPlace = Pick<Paper, 'workshopId' | 'personId' | 'id'>;

/** What a form, or a program, posts to S3: every field, and the file as the last one, named `file`. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** An upload to be kept. */
export interface Upload {
  readonly key: string;
  readonly role: FileRole;
  /** The name to keep, where the key does not say it. */
  readonly fileName?: string | undefined;
  /** Of the file as it was chosen, in hex: what arrived has to be the same. */
  readonly sha256?: string | undefined;
}

/** The files of papers. Browsers post to `uploads/`; what is handed in is copied to a key named by its SHA-256. */
export interface Documents {
  /**
   * A form that takes one file of up to 25 MB for half an hour.
   * @param then `landOn`: an address of ours to which S3 sends the browser, with `key` in its query; `fileName`: the
   * name of a file that a program sends, which gets 201 and XML
   */
  uploadForm(
    place: UploadPlace,
    then: { readonly landOn: string } | { readonly fileName: string },
  ): Promise<UploadForm>;
  /** How large the upload is, in bytes, and under which name it came; `undefined` when it is not there (any more). */
  findUpload(place: UploadPlace, key: string): Promise<{ readonly name: string; readonly bytes: number } | undefined>;
  /**
   * Keeps an upload for good. Doing it again keeps the same file in the same place.
   * @throws Refusal `invalid` (field `file`) for what is not there, of another paper, too large, another than was chosen, or no
   * file of a type that is taken for its role
   */
  keepUpload(place: UploadPlace, upload: Upload): Promise<PaperFile>;
  /** The bytes that were kept; `undefined` when they are gone. */
  read(file: PaperFile): Promise<Uint8Array | undefined>;
  /** What the malware scan said of a file that was kept. Only where the deployment has one. */
  scanStatus(file: PaperFile): Promise<ScanStatus>;
  /** An address that serves the file for five minutes, saved under its own name. */
  download(file: PaperFile): Promise<string>;
  /** The same of a PDF, to be read in a frame of a page. */
  show(file: PaperFile): Promise<string>;
}

/** How long a form for a file is good for. */
const UPLOAD_SECONDS = 30 * 60;
const DOWNLOAD_SECONDS = 5 * 60;
/** S3 puts the file's own name here, without its folders: the only way for a name to travel without a script. */
const S3_FILE_NAME = '$' + '{filename}';

/** The documents bucket of a deployed function. Signatures have an expiry in real time: the SDK reads the clock. */
export const openDocuments = (bucket: string, client = new S3Client({})): Documents => new Bucket(bucket, client);

class Bucket implements Documents {
  readonly #bucket: string;
  readonly #client: S3Client;

  constructor(bucket: string, client: S3Client) {
    this.#bucket = bucket;
    this.#client = client;
  }

  async uploadForm(
    place: UploadPlace,
    then: { readonly landOn: string } | { readonly fileName: string },
  ): Promise<UploadForm> {
    const folder = `${prefix(place)}${randomToken()}/`;
    const byBrowser = 'landOn' in then;
    const { url, fields } = await createPresignedPost(this.#client, {
      Bucket: this.#bucket,
      Key: folder + (byBrowser ? S3_FILE_NAME : nameInKey(then.fileName)),
      Conditions: [['content-length-range', 1, MAX_FILE_BYTES]],
      Fields: byBrowser ? { success_action_redirect: then.landOn } : { success_action_status: '201' },
      Expires: UPLOAD_SECONDS,
    });
    return { url, fields };
  }

  async findUpload(place: UploadPlace, key: string): Promise<{ name: string; bytes: number } | undefined> {
    const name = nameOf(place, key);
    if (name === undefined) return undefined;
    try {
      const head = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      return { name, bytes: head.ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async keepUpload(place: UploadPlace, { key, role, fileName, sha256: stated }: Upload): Promise<PaperFile> {
    const nameInUpload = nameOf(place, key);
    if (nameInUpload === undefined) throw notArrived();
    const upload = await this.#get(key, isMissing);
    if (!upload) throw notArrived();
    const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
    if (stated !== undefined && stated !== sha256) throw badFile('altered');
    const type = typeFor(role, upload.bytes);
    const kept = `${keptFolder(place)}${sha256}.${type}`;
    await this.#copy(key, upload.etag, kept, CONTENT_TYPE[type]);
    return { key: kept, sha256, bytes: upload.bytes.length, type, name: safeFileName(fileName ?? nameInUpload, type) };
  }

  async read(file: PaperFile): Promise<Uint8Array | undefined> {
    return (await this.#get(file.key, isNoSuchKey))?.bytes;
  }

  async scanStatus(file: PaperFile): Promise<ScanStatus> {
    try {
      const { TagSet = [] } = await this.#client.send(
        new GetObjectTaggingCommand({ Bucket: this.#bucket, Key: file.key }),
      );
      const tag = TagSet.find(({ Key }) => Key === SCAN_TAG);
      // Whatever else may be said one day, it is not that the file is good.
      return tag ? (ScanStatusSchema.safeParse(tag.Value).data ?? 'FAILED') : 'none';
    } catch (error) {
      if (isNoSuchKey(error)) return 'gone';
      throw error;
    }
  }

  download(file: PaperFile): Promise<string> {
    return this.#signed(file, savedAs(file.name));
  }

  show(file: PaperFile): Promise<string> {
    return this.#signed(file, 'inline');
  }

  #signed(file: PaperFile, disposition: string): Promise<string> {
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: file.key,
      ResponseContentDisposition: disposition,
      ResponseContentType: CONTENT_TYPE[file.type],
    });
    return getSignedUrl(this.#client, command, { expiresIn: DOWNLOAD_SECONDS });
  }

  /** Reads an object into memory: at most 25 MB, and what is larger is refused before it is read. */
  async #get(
    key: string,
    isGone: (error: unknown) => boolean,
  ): Promise<{ bytes: Uint8Array; etag: string } | undefined> {
    try {
      const reply = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      if (!reply.Body || !reply.ETag) throw new Error(`S3 answered ${key} without a body or an ETag.`);
      if ((reply.ContentLength ?? 0) > MAX_FILE_BYTES) {
        await reply.Body.transformToWebStream().cancel();
        throw badFile('too-large');
      }
      return { bytes: await reply.Body.transformToByteArray(), etag: reply.ETag };
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  /** On condition that it is still what was read and hashed: its author could overwrite the upload meanwhile. */
  async #copy(from: string, etag: string, to: string, contentType: string): Promise<void> {
    try {
      await this.#client.send(
        new CopyObjectCommand({
          Bucket: this.#bucket,
          Key: to,
          CopySource: [this.#bucket, ...from.split('/')].map(encodeURIComponent).join('/'),
          CopySourceIfMatch: etag,
          MetadataDirective: 'REPLACE',
          ContentType: contentType,
        }),
      );
    } catch (error) {
      const changed = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
      if (changed || isMissing(error)) throw notArrived();
      throw error;
    }
  }
}

const prefix = ({ workshopId, personId, id }: UploadPlace): string => `uploads/${workshopId}/${personId}/${id}/`;

/** What is kept lies under whoever handed it in, so that erasing one person's files never takes another's, were they alike. */
const keptFolder = ({ workshopId, personId }: UploadPlace): string => `papers/${workshopId}/${personId}/`;

/** The file's own name out of the key of an upload to this very place; `undefined` for any other key. */
function nameOf(place: UploadPlace, key: string): string | undefined {
  if (!key.startsWith(prefix(place))) return undefined;
  const [token, name, ...rest] = key.slice(prefix(place).length).split('/');
  const wellFormed = token !== undefined && /^[A-Za-z0-9_-]{16}$/.test(token) && rest.length === 0;
  return wellFormed && name !== undefined && name !== '' && name !== '.' && name !== '..' ? name : undefined;
}

/** A key ends at 1,024 bytes; the whole name is kept with the paper when it is handed in. */
const nameInKey = (fileName: string): string => {
  const name = fileName.replace(/^.*[/\\]/s, '').toWellFormed();
  return [...name]
    .slice(0, 150)
    .join('')
    .replaceAll(/\p{Cc}/gu, '')
    .replace(/^\.*$/, 'file');
};

/**
 * Without the right to list, S3 says 403 of what is not there. An author is asked for the file again then; of a kept file
 * 403 is a fault, since nobody deletes one. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);

const isNoSuchKey = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;

const notArrived = () => badFile('not-arrived');
