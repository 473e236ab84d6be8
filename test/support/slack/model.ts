import type { Json } from './json';

/** Somebody in a workspace, in Slack's own words. */
export interface User {
  readonly id: string;
  /** The handle: lower case. */
  readonly name: string;
  real_name: string;
  readonly email: string;
  locale: string;
  tz: string;
  team_id: string;
  is_admin: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  is_stranger: boolean;
  is_bot: boolean;
  /** True unless told. */
  is_email_confirmed?: boolean;
  deleted: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  /** User ids, the bot's among them where it is in. */
  readonly members: string[];
  archived: boolean;
  /** Shared with another workspace (Slack Connect). */
  readonly shared: boolean;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

/** One version of a message. */
export interface Shown {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata?: Json;
}

export interface Message {
  readonly kind: 'message';
  readonly workspace: Workspace;
  readonly channel: Channel;
  readonly ts: string;
  /** Root of its thread; its own ts once it has answers is told by `shape`, not here. */
  readonly threadTs?: string;
  readonly broadcast: boolean;
  readonly user: string;
  /** By the app. */
  readonly byBot: boolean;
  readonly files: readonly FileEntry[];
  /** Every version, oldest first. */
  readonly shown: Shown[];
  edited?: { readonly user: string; readonly ts: string };
  readonly reactions: { readonly name: string; readonly users: string[] }[];
  deleted: boolean;
  /** What an app puts into it beside text and blocks, as it stands in payloads. */
  more?: Json;
}

/** What only one person sees. */
export interface Ephemeral {
  readonly kind: 'ephemeral';
  readonly workspace: Workspace;
  readonly channel: Channel;
  readonly ts: string;
  readonly threadTs?: string;
  /** Who sees it. */
  readonly user: string;
  readonly shown: Shown[];
  deleted: boolean;
}

/** What somebody types or chooses: a text, an option's words or value, an id, a date; several for boxes and multi menus. */
export type Typed = string | number | readonly string[] | null;

/** A modal or a home. */
export interface View {
  readonly kind: 'view';
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly workspace: Workspace;
  readonly user: string;
  readonly rootId: string;
  readonly previousId?: string;
  hash: string;
  /** Every version as the bot sent it, with the ids that Slack adds, oldest first. */
  readonly shown: Json[];
  /** What the person typed, by `block_id` and `action_id`. */
  readonly typed: Map<string, Typed>;
  /** What the bot said is wrong with the last submission, by `block_id`. */
  errors: Readonly<Record<string, string>>;
  closed: boolean;
}

export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}

export interface Token {
  readonly value: string;
  readonly kind: 'bot' | 'app';
  readonly scopes: readonly string[];
  /** ms since 1970; absent: for ever. */
  readonly expiresAt?: number;
  revoked: boolean;
}

export interface Workspace {
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly enterprise?: { readonly id: string; readonly name: string };
  readonly bot: { readonly userId: string; readonly botId: string; readonly name: string };
  readonly tokens: Token[];
  /** What the app asks for when it is installed. */
  readonly scopes: readonly string[];
  /** Tokens of later installs expire after 12 h. */
  readonly rotation: boolean;
  installed: boolean;
  readonly users: User[];
  readonly channels: Channel[];
  readonly groups: UserGroup[];
  readonly messages: Message[];
  readonly ephemerals: Ephemeral[];
  readonly views: View[];
  readonly files: FileEntry[];
}

export interface Trigger {
  readonly at: number;
  readonly workspace: Workspace;
  readonly user: string;
  /** The modal it was pressed in. */
  readonly view?: View;
  used: boolean;
}

/** What a person's consent to the app gives: a code for one exchange. */
export interface Grant {
  readonly at: number;
  readonly workspace: Workspace;
  readonly redirectUri?: string;
  used: boolean;
}

export interface World {
  readonly appId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly verificationToken: string;
  readonly appTokens: Token[];
  readonly workspaces: Workspace[];
  readonly triggers: Map<string, Trigger>;
  /** By code. */
  readonly grants: Map<string, Grant>;
  /** By refresh token. */
  readonly refreshes: Map<string, Workspace>;
  now(): number;
  /** A new id such as `C00000012`; never the same twice. */
  id(prefix: string): string;
  /** A new message time; later than all before. */
  ts(): string;
}
