import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

const FollowUp = z.looseObject({
  deadline: z.looseObject({ afterEnd: z.string(), at: z.string() }),
  graceHours: z.int(),
  quietHours: z.looseObject({ from: z.string(), until: z.string() }),
  staleAfterHours: z.int(),
  steps: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      afterEnd: z.string().optional(),
      at: z.string(),
      beforeDeadline: z.string().optional(),
    }),
  ),
});

export const settingsApi: Api = {
  'GET /staff/w/{workshopId}/settings': {
    response: z.looseObject({
      workshop: z.looseObject({
        format: z.int(),
        id: z.string(),
        title: z.string(),
        organisers: z.array(z.string()),
        venue: z.looseObject({ name: z.string(), city: z.string(), country: z.string() }),
        language: z.string(),
        timeZone: z.string(),
        weekend: z.array(z.string()),
        holidays: z.array(z.string()),
        starts: z.string(),
        ends: z.string(),
        sessions: z.array(
          z.looseObject({
            id: z.string(),
            title: z.string(),
            kind: z.string(),
            speakers: z.array(z.looseObject({ name: z.string(), affiliation: z.string().optional() })),
          }),
        ),
        staff: z.array(z.looseObject({ name: z.string(), email: z.string(), role: z.string() })),
        mail: z.looseObject({ fromName: z.string(), replyTo: z.string(), signature: z.string() }),
        followUp: FollowUp,
        feedback: z.looseObject({ anonymous: z.boolean() }),
        swot: z.looseObject({ maxEntries: z.int(), others: z.string(), endorsements: z.int() }),
        papers: z.looseObject({
          approvals: z.int(),
          reviewDays: z.int(),
          reviewGraceHours: z.int(),
          coAuthorDays: z.int(),
          maxPages: z.int(),
          handOffDays: z.int(),
        }),
        roadMap: z.looseObject({
          remindDaysBefore: z.int(),
          remindEveryDays: z.int(),
          overdueReminders: z.int(),
          at: z.string(),
        }),
        takeHome: z.looseObject({ certificate: z.string(), materials: z.string() }),
        keepMonths: z.int(),
      }),
      missing: z.array(z.unknown()),
    }),
  },
  'GET /staff/w/{workshopId}/settings/workshop.json': {
    response: z.looseObject({
      format: z.int(),
      id: z.string(),
      title: z.string(),
      organisers: z.array(z.string()),
      venue: z.looseObject({ name: z.string(), city: z.string(), country: z.string() }),
      language: z.string(),
      timeZone: z.string(),
      weekend: z.array(z.string()),
      holidays: z.array(z.string()),
      starts: z.string(),
      ends: z.string(),
      sessions: z.array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          kind: z.string(),
          speakers: z.array(z.looseObject({ name: z.string(), affiliation: z.string().optional() })),
        }),
      ),
      staff: z.array(z.looseObject({ name: z.string(), email: z.string(), role: z.string() })),
      mail: z.looseObject({ fromName: z.string(), replyTo: z.string(), signature: z.string() }),
      followUp: FollowUp,
      feedback: z.looseObject({ anonymous: z.boolean() }),
      swot: z.looseObject({ maxEntries: z.int(), others: z.string(), endorsements: z.int() }),
      papers: z.looseObject({
        approvals: z.int(),
        reviewDays: z.int(),
        reviewGraceHours: z.int(),
        coAuthorDays: z.int(),
        maxPages: z.int(),
        handOffDays: z.int(),
      }),
      roadMap: z.looseObject({
        remindDaysBefore: z.int(),
        remindEveryDays: z.int(),
        overdueReminders: z.int(),
        at: z.string(),
      }),
      takeHome: z.looseObject({ certificate: z.string(), materials: z.string() }),
      keepMonths: z.int(),
    }),
  },
  'GET /staff/w/{workshopId}/settings/about': {
    response: z.looseObject({
      title: z.string(),
      organisers: z.array(z.string()),
      venue: z.looseObject({ name: z.string(), city: z.string(), country: z.string() }),
      language: z.string(),
      mail: z.looseObject({ fromName: z.string(), replyTo: z.string(), signature: z.string() }),
    }),
  },
  'POST /staff/w/{workshopId}/settings/about': { response: Anything },
  'GET /staff/w/{workshopId}/settings/calendar': {
    response: z.looseObject({ timeZone: z.string(), weekend: z.array(z.string()), holidays: z.array(z.string()) }),
  },
  'POST /staff/w/{workshopId}/settings/calendar': { response: Anything },
  'GET /staff/w/{workshopId}/settings/sessions': {
    response: z.looseObject({
      sessions: z.array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          kind: z.string(),
          speakers: z.array(z.looseObject({ name: z.string(), affiliation: z.string().optional() })),
        }),
      ),
    }),
  },
  'POST /staff/w/{workshopId}/settings/sessions': { response: Anything },
  'GET /staff/w/{workshopId}/settings/sessions/{sessionId}': {
    response: z.looseObject({
      id: z.string(),
      title: z.string(),
      kind: z.string(),
      speakers: z.array(z.looseObject({ name: z.string() })),
    }),
  },
  'POST /staff/w/{workshopId}/settings/sessions/{sessionId}': { response: Anything },
};
