/**
 * The protocol's errors that can come about here: https://www.openarchives.org/OAI/openarchivesprotocol.html#ErrorConditions
 * `noMetadataFormats` cannot, since every record has `oai_dc`.
 */
export type FaultCode =
  | 'badVerb'
  | 'badArgument'
  | 'badResumptionToken'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noSetHierarchy';

/** What the protocol answers instead of what was asked for; not a fault of ours, and no HTTP error. */
export class OaiFault extends Error {
  override readonly name = 'OaiFault';
  readonly code: FaultCode;

  /** @param message in English: whoever runs the harvester reads it */
  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
