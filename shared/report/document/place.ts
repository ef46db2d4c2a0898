import type { WorkshopFile } from '../../workshop/workshop.ts';

/** "The Hall, Dhaka, Bangladesh" */
export const placeOf = ({ venue }: WorkshopFile): string => [venue.name, venue.city, venue.country].join(', ');
