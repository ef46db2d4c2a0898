/**
 * Data for programs in a page (HTML, "data block"): no browser runs it, so the content security policy has nothing to say to
 * it. Text in it is not HTML and must not end it; "<" stands as the escape that means the same in JSON.
 */
export const DataBlock = ({ type, value }: { readonly type: 'application/ld+json'; readonly value: unknown }) => (
  <script type={type} dangerouslySetInnerHTML={{ __html: JSON.stringify(value).replaceAll('<', '\\u003c') }} />
);
