import type { WorkshopFile } from '../../workshop/workshop.ts';
import type { Citable } from '../citation/reference.ts';

/** What is handed to a repository's staff: each paper with its files and its metadata, as one bag, or as several. */
export interface PacketPart {
  readonly baseUrl: string;
  readonly details: WorkshopFile;
  /** What the packet is called, in letters, digits and "-"; its parts are numbered behind that. */
  readonly name: string;
  readonly number: number;
  readonly of: number;
  /** YYYY-MM-DD, of the packing. */
  readonly day: string;
  readonly papers: readonly Citable[];
}

/** The bag's own folder, and the ZIP's name. */
export const partName = ({ name, number, of }: Pick<PacketPart, 'name' | 'number' | 'of'>): string =>
  of === 1 ? name : `${name}-part-${number}-of-${of}`;

/** After so many days the bucket deletes a packet by itself. */
export const PACKET_KEPT_DAYS = 90;
