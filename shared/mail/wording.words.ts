import type { OwedKind } from '../follow-up/obligations.ts';

/** The fixed words around a wording, which the frame and the list of what is owed need in each language. */

/** A sentence for one thing and one for several; `{{count}}` is how many. */
export interface Counted {
  readonly one: string;
  readonly many: string;
}

/** Texts with variables (`fill`). Data, so that a translator sees a list and nothing else. */
export interface Words {
  /** `{{name}}` */
  readonly greeting: string;
  readonly noMoreReminders: string;
  /** Before the list of what is owed. `{{deadline}}` */
  readonly stillOpen: string;
  readonly linkIsYours: string;
  /** Why one gets the mail, after the workshop and before it. `{{position}}`, `{{organisation}}` */
  readonly tookPart: string;
  readonly onTheList: string;
  /** For a person whose position is not known. */
  readonly participant: string;
  readonly things: Counted;
  /** In a list in the subject: “Your feedback, SWOT input and paper”. */
  readonly nouns: Readonly<Record<OwedKind, string>>;
  /** The button lands on the first thing owed, or on the person's page. */
  readonly buttons: Readonly<Record<OwedKind | 'nothing', string>>;
  /** What is owed, each as a line of the list. `{{title}}` of a paper or an action. */
  readonly owed: Readonly<Record<Exclude<OwedKind, 'paper'>, string>> & {
    /** Papers that were promised, before the first has come and after. */
    readonly papers: Counted;
    readonly morePapers: Counted;
  };
}
