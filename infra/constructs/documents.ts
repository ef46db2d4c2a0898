import { type CfnCondition, Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PACKET_KEPT_DAYS } from '../../shared/papers/hand-off/packet-part.ts';
import type { AfterwordFunction } from './function.ts';
import { logicalIdOf } from './logical-id.ts';
import { MalwareScan } from './malware-scan.ts';
import type { Keeping } from './stage.ts';

type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject';
/** `uploads/` what browsers post; `papers/` what was submitted, named by its SHA-256; `reports/` and `packets/` what was made. */
type Prefix = 'uploads' | 'papers' | 'reports' | 'packets';

/** The files. Private, TLS only, encrypted, and kept as the stage says. */
export class Documents extends Construct {
  readonly #bucket: s3.Bucket;
  readonly bucketName: string;

  readonly #scan: MalwareScan;

  /** @param props.postedFrom the origin whose pages post uploads */
  constructor(
    scope: Construct,
    id: string,
    props: { readonly postedFrom: string; readonly wantsMalwareScan: CfnCondition; readonly keeping: Keeping },
  ) {
    super(scope, id);
    const closed = {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: s3.BucketEncryption.S3_MANAGED,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: props.keeping.removalPolicy,
      autoDeleteObjects: props.keeping.autoDeleteObjects,
    };
    const accessLog = new s3.Bucket(this, 'AccessLog', {
      ...closed,
      lifecycleRules: [{ id: 'ForgetAccess', expiration: Duration.days(30) }],
    });
    this.#bucket = new s3.Bucket(this, 'Files', {
      ...closed,
      versioned: true,
      // @ts-expect-error: the CDK's Bucket does not fit its own IBucket under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'documents/',
      cors: [{ allowedMethods: [s3.HttpMethods.POST], allowedOrigins: [props.postedFrom], allowedHeaders: ['*'] }],
      lifecycleRules: [
        // A submission copies its upload away. What nobody submitted goes, and its older versions with it.
        {
          id: 'ForgetUploads',
          prefix: 'uploads/',
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // A packet is made anew at the press of a button, and an old one may hold what was withdrawn since.
        { id: 'ForgetPackets', prefix: 'packets/', expiration: Duration.days(PACKET_KEPT_DAYS) },
        // What was erased can be brought back for a month, as out of the table's own backup, and then no more.
        { id: 'ForgetErased', noncurrentVersionExpiration: Duration.days(30), expiredObjectDeleteMarker: true },
        { id: 'ForgetHalfUploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.bucketName = this.#bucket.bucketName;
    this.#scan = new MalwareScan(this, 'Scan', { bucket: this.#bucket, isWanted: props.wantsMalwareScan });
  }

  /** Allows to read what the malware scan said of the papers, where there is one. */
  allowToReadVerdicts(reader: AfterwordFunction): void {
    this.#scan.allow(reader);
  }

  /** Allows an action on everything under the prefixes. Nobody may list, and only the erasure may delete. */
  allow(caller: AfterwordFunction, action: ObjectAction, ...prefixes: Prefix[]): void {
    caller.allow(
      [`s3:${action}`],
      prefixes.map((prefix) => this.#bucket.arnForObjects(`${prefix}/*`)),
    );
    for (const prefix of prefixes) {
      caller.acknowledgeWildcard(
        `<${logicalIdOf(this.#bucket)}.Arn>/${prefix}/*`,
        'Names of objects are made at run time; the prefix is as narrow as the purpose.',
      );
    }
  }
}
