import type { ComponentChildren } from 'preact';
import { ENGLISH, type Texts } from '../language/texts.ts';
import { printStyle } from './print-style.ts';
import { TextsContext } from './texts.context.ts';

/** A page for paper or for a screen on the wall: nothing stands around what it shows. Its policy names a style of its own. */
export function Printed({
  title,
  kind,
  texts = ENGLISH,
  children,
}: {
  readonly title: string;
  readonly kind: 'slide' | 'sheet';
  readonly texts?: Texts;
  readonly children: ComponentChildren;
}) {
  return (
    <TextsContext.Provider value={texts}>
      <html lang={texts.language} dir={texts.dir}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <link rel="icon" href="data:," />
          <style dangerouslySetInnerHTML={{ __html: printStyle }} />
        </head>
        <body class={kind}>
          <main>{children}</main>
        </body>
      </html>
    </TextsContext.Provider>
  );
}
