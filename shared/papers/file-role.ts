import { badFile, type FaultAtOnce } from './file-fault.ts';
import { inspect } from './file-type.ts';
import { type AttachmentRole, AttachmentRoleSchema, type FileType } from './paper.ts';

/** What a file is there for, and which types are taken for it. */

/** The main text, or what goes with it. */
export type FileRole = 'main' | AttachmentRole;

export const TYPES_OF: Readonly<Record<FileRole, readonly FileType[]>> = {
  main: ['pdf', 'docx'],
  annex: ['pdf', 'docx', 'pptx'],
  slides: ['pdf', 'pptx'],
};

/** All that may go with a paper's main text: what it is there for is said once it has arrived. */
export const ATTACHMENT_TYPES: readonly FileType[] = [
  ...new Set(AttachmentRoleSchema.options.flatMap((role) => TYPES_OF[role])),
];

/**
 * What a file is, by its content, where it can be what it is there for.
 * @throws Refusal `invalid` (field `file`) with what is wrong and what to do
 */
export function typeFor(role: FileRole, bytes: Uint8Array): FileType {
  const inspected = inspect(bytes);
  if ('fault' in inspected) throw badFile(role === 'main' ? inspected.fault : ofAttachment(inspected.fault));
  if (!TYPES_OF[role].includes(inspected.type)) throw badFile(role === 'main' ? 'presentation' : 'no-slides');
  return inspected.type;
}

/** More types are taken as attachments than the sentences about a main text name. */
const ofAttachment = (fault: FaultAtOnce): FaultAtOnce =>
  fault === 'other-type' || fault === 'no-word-document' ? 'other-attachment' : fault;
