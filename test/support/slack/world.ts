import { randomBytes } from 'node:crypto';
import type { Channel, View, Workspace, World } from './model';

export function createWorld(options: { readonly now: () => number; readonly appToken: string }): World {
  let ids = 0;
  let times = 0;
  return {
    appId: 'A0VAGT',
    clientId: '111.222',
    clientSecret: 'the-client-secret',
    verificationToken: 'the-verification-token',
    appTokens: [{ value: options.appToken, kind: 'app', scopes: ['connections:write'], revoked: false }],
    workspaces: [],
    triggers: new Map(),
    grants: new Map(),
    refreshes: new Map(),
    now: options.now,
    id: (prefix) => `${prefix}${String((ids += 1)).padStart(8, '0')}`,
    ts: () => `${Math.floor(options.now() / 1000)}.${String((times += 1)).padStart(6, '0')}`,
  };
}

/** What lets a bot open a modal for a person, once, within 3 s. */
export function newTrigger(world: World, workspace: Workspace, user: string, view?: View): string {
  const id = `${world.triggers.size + 1}.${workspace.team.id}.${randomBytes(8).toString('hex')}`;
  world.triggers.set(id, { at: world.now(), workspace, user, ...(view && { view }), used: false });
  return id;
}

export const newHash = (world: World): string => `${Math.floor(world.now() / 1000)}.${randomBytes(4).toString('hex')}`;

/** The 1:1 conversation of the bot and a person; the same each time. */
export function directOf(world: World, workspace: Workspace, user: string): Channel {
  const known = workspace.channels.find((one) => one.kind === 'im' && one.members.includes(user));
  if (known) return known;
  const made: Channel = {
    id: world.id('D'),
    name: 'directmessage',
    kind: 'im',
    members: [workspace.bot.userId, user],
    archived: false,
    shared: false,
  };
  workspace.channels.push(made);
  return made;
}

export const hasBot = (workspace: Workspace, channel: Channel): boolean =>
  channel.members.includes(workspace.bot.userId);

/** The version that stands now. */
export function newest<T>(one: { readonly shown: readonly T[] }): T {
  const shown = one.shown.at(-1);
  if (shown === undefined) throw new Error('something is always shown');
  return shown;
}
