import type { DeliveryReason } from '../delivery/fate';
import type { Way } from '../desk/model';
import type { Lang } from '../ground/lang';
import type { ChatAddress, Identity, MessageRef } from '../ground/refs';
import type { IncidentEvent } from '../incident/events';
import type { Incident } from '../incident/types';
import type { Audience, Effect, Notice } from './effects';

/** An event as stored; `id` is `<version>.<n>`. */
export type TimelineEntry = IncidentEvent & { readonly id: string };

/** An effect waiting for its job. `previous` is the say before it on the same incident: says go in order. */
export interface OutboxEntry {
  readonly id: string;
  readonly effect: Effect;
  readonly at: Date;
  readonly previous?: string;
}

/** An incident as stored; `version` counts writes and is what compare-and-set looks at. */
export interface StoredIncident {
  readonly state: Incident;
  readonly version: number;
  readonly timeline: readonly TimelineEntry[];
  readonly outbox: readonly OutboxEntry[];
  /** The platform keys of the last 100 commands. */
  readonly keys: readonly string[];
  /** The newest say, for the order of says. */
  readonly lastSay?: string;
}

/** What one command writes. */
export interface IncidentWrite {
  readonly state: Incident;
  readonly timeline: readonly TimelineEntry[];
  readonly outbox: readonly OutboxEntry[];
  readonly key: string;
  readonly lastSay?: string;
}

export interface Person {
  readonly id: string;
  readonly identities: readonly Identity[];
  readonly name: string;
  /** Lower case; only from a full member's profile. */
  readonly email?: string;
  readonly member: boolean;
  readonly language?: Lang;
  /** `chosen` beats `report` beats `client`. */
  readonly languageFrom?: 'chosen' | 'report' | 'client';
  readonly zone?: string;
  /** 1:1 conversations by which they can be reached, newest first. */
  readonly direct: readonly ChatAddress[];
  readonly profiledAt?: Date;
  readonly settings?: Settings;
}

/** What a person chose in `my settings`. */
export interface Settings {
  /** Ways to reach them, the best first, before whatever else there is. Absent: chat first. */
  readonly ways?: readonly Way[];
  /** No pings under P2 in these wall-clock hours of their zone; `22:00` to `07:00` runs over midnight. */
  readonly quiet?: { readonly from: string; readonly to: string };
  /** Kinds of says they do not want as messages of their own. */
  readonly without?: readonly Notice['kind'][];
}

/** A room linked to a team. */
export interface Place {
  readonly team: string;
  readonly address: ChatAddress;
  readonly name?: string;
  readonly linkedBy: string;
  readonly linkedAt: Date;
}

export type DeliveryStatus = 'pending' | 'sending' | 'sent' | 'refused' | 'unknown' | 'cancelled';

/** One say to one recipient. `id` is `<incident>.<effect>.<target>`. */
export interface Delivery {
  readonly id: string;
  readonly incident: string;
  /** Id of the outbox entry, `<version>.<n>`. */
  readonly effect: string;
  /** `person:<id>`, `room:<team>`, or `none` when nobody could be found. */
  readonly target: string;
  readonly audience: Audience;
  readonly notice: Notice;
  readonly actor?: string;
  /** The way its step names; absent: chat, and on from there by the person's own order. */
  readonly way?: Way;
  readonly status: DeliveryStatus;
  readonly leaseUntil?: Date;
  /** Not to be tried before this moment: it is held back, a 429's Retry-After, or a way that is closed for now. */
  readonly notBefore?: Date;
  readonly attempts: number;
  readonly ref?: MessageRef;
  /** Why it waits, was refused, cancelled or is unknown, in a word. */
  readonly reason?: DeliveryReason;
  /** Id of the row whose way failed, which this one stands in for. */
  readonly insteadOf?: string;
  readonly createdAt: Date;
  readonly settledAt?: Date;
}

/** One incident's card in one place. `id` is `<incident>.card.<place>`. */
export interface CardRow {
  readonly id: string;
  readonly incident: string;
  readonly place: 'caller' | 'team';
  readonly address?: ChatAddress;
  readonly ref?: MessageRef;
  /** Key of the team it was shown for last: a card moves with its case. */
  readonly team?: string;
  /** The incident version it shows; −1 before the first post. */
  readonly shownVersion: number;
  /** A post whose fate is not known: posted anew once, at the next change or after 60 s. */
  readonly unknownSince?: Date;
  readonly reposts: number;
  readonly leaseUntil?: Date;
  readonly leaseBy?: string;
  readonly notBefore?: Date;
}

/** Bytes of a picture that was sent along; `id` is unguessable and is its capability. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

/** One installation of the app: of a whole enterprise, or of one workspace. */
export interface Installation {
  readonly platform: 'slack';
  /** The enterprise's id for an installation of all its workspaces, else the workspace's. */
  readonly key: string;
  readonly enterprise?: string;
  /** Absent when the whole enterprise installed it. */
  readonly team?: string;
  readonly teamName?: string;
  readonly isEnterprise: boolean;
  readonly botId: string;
  readonly botUser: string;
  readonly appId?: string;
  readonly scopes: readonly string[];
  /** Sealed; never the token itself. */
  readonly token: string;
  /** Sealed. */
  readonly refreshToken?: string;
  readonly expiresAt?: Date;
  /** The platform's id of who installed it. */
  readonly installedBy?: string;
  readonly installedAt: Date;
  /** Uninstalled, or its token was revoked: not to be used. Installing again takes it away. */
  readonly revokedAt?: Date;
}
