import type { Way } from '../desk/model';

/** Makes this place's card show the newest state. */
export interface LiveEffect<Place> {
  readonly type: 'live';
  readonly place: Place;
}

/** One message that is said once to an audience. */
export interface OnceEffect<To, Notice> {
  readonly type: 'once';
  readonly to: To;
  readonly notice: Notice;
  readonly actor?: string;
  /** It is held back until this moment. */
  readonly notBefore?: Date;
  /** The way it is told; absent: in chat. */
  readonly by?: Way;
}

/** Another record is given a command, once by its key. */
export interface CommandEffect {
  readonly type: 'command';
  readonly kind: string;
  readonly id: string;
  readonly command: string;
  readonly key: string;
}

/** What follows from a save (DESIGN §2.5). `tick`: come back at this moment. */
export type Effect<Place, To, Notice> =
  | LiveEffect<Place>
  | OnceEffect<To, Notice>
  | { readonly type: 'tick'; readonly at: Date }
  | CommandEffect;
