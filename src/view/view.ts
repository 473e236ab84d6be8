/**
 * What a person sees, free of any platform's markup. Adapters escape and render it, and cut it to their platform's
 * limits without ever dropping the buttons.
 */
export type TextSpan =
  | string
  | { readonly bold: string }
  | { readonly user: string; readonly name: string; readonly mention?: boolean }
  /** A group of people to be notified; `group` is its id on the platform it is shown on. */
  | { readonly group: string; readonly name: string }
  | { readonly link: string; readonly label: string };
export type Spans = readonly TextSpan[];

export type Tone = 'normal' | 'subtle' | 'good' | 'warning' | 'attention';

/**
 * Values that come back when a button is pressed, beside what was typed into the inputs of its card. Ids and keys only, no
 * more than `MOST_DATA`: an answer to one person has no other place for them, and nothing of them is ever cut.
 */
export type ActionData = Readonly<Record<string, string>>;

/** Of one button, as JSON, in characters: two dozen fit into one message of either platform. */
export const MOST_DATA = 250;

export interface Button {
  readonly label: string;
  /** Name of the action, as the table of commands has it. */
  readonly action: string;
  readonly data: ActionData;
  readonly style?: 'primary' | 'danger';
  /** Sends what was typed into the inputs, and does not go while a required one is empty. */
  readonly submits?: boolean;
  /** The way out of a form. */
  readonly leaves?: true;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a person fills in. */
interface Field {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** Shown by the client when a required one is empty. */
  readonly missing: string;
  readonly value?: string;
}

interface TextField extends Field {
  readonly type: 'input';
  readonly maxLength: number;
  readonly multiline?: boolean;
  readonly placeholder?: string;
}

/** One of a few, picked in the card itself and not in a form. */
export interface Select {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value?: string;
}

export type Block =
  | { readonly type: 'title'; readonly text: Spans }
  | { readonly type: 'text'; readonly text: Spans; readonly tone?: Tone }
  /** Text that a person typed: shown as it is, line breaks kept. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Spans }[] }
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  /**
   * Choices in a line. Where a client sends a choice as it is picked, it comes with the data of `save` and does what that
   * does; elsewhere `save` is a button below that sends all of them.
   */
  | { readonly type: 'selects'; readonly selects: readonly Select[]; readonly save: Button }
  | TextField
  /** `many`: several may be chosen; their values come, and stand in `value`, with commas between. */
  | (Field & { readonly type: 'choice'; readonly choices: readonly Choice[]; readonly many?: true })
  /**
   * Names one case: what comes is its number as it was typed, or `INC-7`. Where a client can, it offers cases as words are
   * typed, those that this person may read; elsewhere the number is typed.
   */
  | (Field & { readonly type: 'case'; readonly placeholder: string; readonly maxLength: number })
  | { readonly type: 'divider' };

export interface View {
  /** The whole in one plain line: notifications, screen readers, clients that show no cards. */
  readonly fallback: string;
  readonly blocks: readonly Block[];
  /** It must be noticed: in a thread it is shown in the room that holds it, too, where the platform can. */
  readonly alert?: true;
  /** The incident it shows, so that a client can fetch it again for the person who looks. */
  readonly refresh?: { readonly action: string; readonly data: ActionData };
}
