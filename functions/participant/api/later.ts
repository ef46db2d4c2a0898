import { Anything, type Api } from '../../../shared/web/route-api.ts';

/** Routes that came while the others were described: they answer JSON, whose members are still to be said. */
export const participantLaterApi: Api = {
  'GET /w/{workshopId}/p/{personId}/road-map': { response: Anything },
  'POST /w/{workshopId}/p/{personId}/agreements': { response: Anything },
  'GET /w/{workshopId}/p/{personId}/contacts': { response: Anything },
  'GET /w/{workshopId}/p/{personId}/certificate': { noJson: 'a file, or a form for people' },
  'GET /w/{workshopId}/p/{personId}/materials': { response: Anything },
  'GET /w/{workshopId}/p/{personId}/materials/{sessionId}/{materialId}': { noJson: 'a file, or a form for people' },
  'GET /w/{workshopId}/p/{personId}/report': { response: Anything },
  'GET /w/{workshopId}/p/{personId}/report/read': { noJson: 'a file, or a document to read' },
  'GET /w/{workshopId}/p/{personId}/report/download': { noJson: 'a file, or a document to read' },
};
