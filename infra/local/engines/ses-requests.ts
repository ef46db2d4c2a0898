import * as z from 'zod';

/** Limits of SES that the local engine does not have. A request over them is refused as AWS refuses it. */
const tag = z.object({
  Name: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'a tag name is 1-256 characters of A-Z, a-z, 0-9, _ and -'),
  Value: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'a tag value is 1-256 characters of A-Z, a-z, 0-9, _ and -'),
});
const tags = z.array(tag).max(50, 'a mail has at most 50 tags').optional();

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html */
const header = z.object({
  Name: z.string().regex(/^[!-9;-@A-~]{1,126}$/, 'a header name is 1-126 printable ASCII characters but the colon'),
  Value: z.string().regex(/^[ -~]{1,870}$/, 'a header value is 1-870 printable ASCII characters'),
});
const headers = z.array(header).max(15, 'a mail has at most 15 headers of its own').optional();

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Attachment.html */
const attachment = z.object({
  FileName: z.string().max(255, 'the name of an attachment is at most 255 characters'),
  ContentType: z.string().min(1).max(78, 'the content type of an attachment is 1-78 characters').optional(),
});

const addresses = z.array(z.string()).optional();
const destination = z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses });

/** Of SendEmail, what the engine drops and what is checked here; the engine parses the rest. */
export const sendEmailRequest = z.object({
  ConfigurationSetName: z.string().optional(),
  EmailTags: tags,
  Destination: destination
    .refine((to) => Object.values(to).flat().length <= 50, 'a mail goes to at most 50 recipients')
    .optional(),
  Content: z.object({
    Simple: z.object({ Headers: headers, Attachments: z.array(attachment).optional() }).optional(),
    Template: z.object({ Headers: headers }).optional(),
  }),
});

/** Of SendBulkEmail likewise. */
export const sendBulkEmailRequest = z.object({
  ConfigurationSetName: z.string().optional(),
  DefaultEmailTags: tags,
  DefaultContent: z.object({ Template: z.object({ Headers: headers }).optional() }),
  BulkEmailEntries: z
    .array(z.object({ ReplacementTags: tags, ReplacementHeaders: headers, Destination: destination.optional() }))
    .min(1, 'there is at least one entry')
    .max(50, 'there are at most 50 entries'),
});

/** An entry's own tags win over the default of the same name. */
export function tagsOf(...lists: (z.infer<typeof tags> | undefined)[]): Record<string, string> {
  return Object.fromEntries(lists.flatMap((list) => list ?? []).map(({ Name, Value }) => [Name, Value]));
}
