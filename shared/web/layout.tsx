import type { ComponentChildren } from 'preact';
import { ENGLISH, type Texts } from '../language/texts.ts';
import { GroupedNavigation, type NavigationGroup, type NavigationLink, NavigationLinks } from './navigation.tsx';
import { script } from './script.ts';
import { deskStyle } from './style.desk.ts';
import { style } from './style.ts';
import { TextsContext } from './texts.context.ts';

export interface LayoutProps {
  readonly title: string;
  /** The language of the page; English where nothing is said. */
  readonly texts?: Texts;
  /** Whose page it is: the workshop's title, or nothing on pages that belong to none. */
  readonly workshop?: string;
  /** A line under the workshop's title, such as dates and place. */
  readonly subtitle?: string;
  readonly navigation?: readonly NavigationLink[];
  /** Instead of `navigation`, where there are more pages than fit into one line. */
  readonly navigationGroups?: readonly NavigationGroup[];
  /** As whom one acts; stands on every page of a person. */
  readonly actingAs?: ComponentChildren;
  /** Staff pages hold tables and use the width of the window. */
  readonly wide?: boolean;
  /** For a document that is kept: it must be readable under any later policy, and by itself. */
  readonly withoutScript?: boolean;
  /** A further style sheet of ours: one of `style.*.ts`, which the content security policy names. */
  readonly style?: string;
  /** Further elements of the head, such as a public page's metadata. */
  readonly head?: ComponentChildren;
  /** At the foot of the page, above its last line. */
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * The frame of every page. Style and script stand in the page itself, one request on a slow connection; both are our
 * own constants, whose hashes the content security policy names.
 */
export function Layout(props: LayoutProps) {
  const {
    title,
    texts = ENGLISH,
    workshop,
    subtitle,
    navigation = [],
    navigationGroups = [],
    actingAs,
    wide = false,
    withoutScript = false,
    style: more,
    head,
    foot,
    children,
  } = props;
  return (
    <TextsContext.Provider value={texts}>
      <html lang={texts.language} dir={texts.dir}>
        <head>
          <meta charset="utf-8" />
          <title>{workshop ? `${title} · ${workshop}` : title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <link rel="icon" href="data:," />
          <style dangerouslySetInnerHTML={{ __html: style }} />
          {more && <style dangerouslySetInnerHTML={{ __html: more }} />}
          {wide && !withoutScript && <style dangerouslySetInnerHTML={{ __html: deskStyle }} />}
          {head}
        </head>
        <body class={wide ? 'wide' : undefined}>
          <a class="skip" href="#content">
            {texts.t('frame.skip')}
          </a>
          <header class="masthead">
            <div class="frame">
              <p class="workshop">{workshop ?? 'Afterword'}</p>
              {subtitle && <p class="subtitle">{subtitle}</p>}
            </div>
          </header>
          {navigation.length > 0 && (
            <nav class="navigation" aria-label={texts.t('frame.pages')}>
              <NavigationLinks links={navigation} frame />
            </nav>
          )}
          {navigationGroups.length > 0 && (
            <nav class="navigation" aria-label={texts.t('frame.pages')}>
              <GroupedNavigation groups={navigationGroups} />
            </nav>
          )}
          {actingAs && (
            <aside class="acting-as frame" aria-label={texts.t('frame.actingAs')}>
              {actingAs}
            </aside>
          )}
          <main id="content" class="frame">
            {children}
          </main>
          <footer class="frame">
            {foot}
            <p>{texts.t('frame.footer')}</p>
          </footer>
          {!withoutScript && <script dangerouslySetInnerHTML={{ __html: script }} />}
        </body>
      </html>
    </TextsContext.Provider>
  );
}
