/** A chat. */
export type Platform = 'slack' | 'teams';

/** Where a conversation can be: in a chat, or by mail. */
export type Channel = Platform | 'mail';

export const isChat = (channel: Channel): channel is Platform => channel !== 'mail';

/** Where something can be posted. `id` is opaque outside the platform's adapter. */
export interface ChatAddress {
  readonly platform: Channel;
  readonly kind: 'room' | 'thread' | 'direct';
  readonly id: string;
}

/** One posted message. `id` is opaque outside the platform's adapter. */
export interface MessageRef {
  readonly address: ChatAddress;
  readonly id: string;
}

/** A person as one platform knows them; `org` is the enterprise, workspace or tenant. By mail `user` is their address. */
export interface Identity {
  readonly platform: Channel;
  readonly org: string;
  readonly user: string;
}

/** One record: what a job, a delivery or a lease is about. `kind` is the name of its `Kind`. */
export interface SubjectRef {
  readonly kind: string;
  readonly id: string;
}

/** A place that shows an incident's card; which conversation that is, is found when the card is shown. */
export const CARD_PLACES = ['caller', 'team'] as const;
export type CardPlace = (typeof CARD_PLACES)[number];

/** Names it in ids and in order. */
export const subjectKey = ({ kind, id }: SubjectRef): string => `${kind}.${id}`;
