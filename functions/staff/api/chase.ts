import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const chaseApi: Api = {
  'GET /staff/w/{workshopId}/chase': { response: Anything },
  'GET /staff/w/{workshopId}/chase/telephone-list.csv': { noJson: 'a CSV file' },
};
