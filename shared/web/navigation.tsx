/** The links to a site's pages: in one line, or, where there are many, in groups. */

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

export interface NavigationGroup {
  readonly title: string;
  readonly links: readonly NavigationLink[];
}

export const NavigationLinks = ({
  links,
  frame = false,
}: {
  readonly links: readonly NavigationLink[];
  readonly frame?: boolean;
}) => (
  <ul class={frame ? 'frame' : undefined}>
    {links.map(({ href, label, current }) => (
      <li key={href}>
        <a href={href} aria-current={current ? 'page' : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

/**
 * All groups at once where there is room, and on a phone behind one line that says where one is. The style sheet shows
 * one of the two: no script, and nothing that a browser would have to know about opening `details` by itself.
 */
export function GroupedNavigation({ groups }: { readonly groups: readonly NavigationGroup[] }) {
  const here = groups.flatMap(({ links }) => links).find(({ current }) => current);
  return (
    <>
      <Groups groups={groups} kind="at-desk" />
      <details class="on-phone">
        <summary class="frame">{here ? `Pages: ${here.label}` : 'Pages'}</summary>
        <Groups groups={groups} />
      </details>
    </>
  );
}

const Groups = ({ groups, kind }: { readonly groups: readonly NavigationGroup[]; readonly kind?: string }) => (
  <ul class={kind ? `groups frame ${kind}` : 'groups frame'}>
    {groups.map(({ title, links }) => (
      <li key={title}>
        <span class="group">{title}</span>
        <NavigationLinks links={links} />
      </li>
    ))}
  </ul>
);
