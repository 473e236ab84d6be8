import type { Json } from './json';
import type { Channel, FileEntry, User, View, Workspace, World } from './model';
import { hasBot, newest } from './world';

/** `users.info`: what a bot may read about a person. */
export function userShape(user: User, sees: { readonly email: boolean; readonly locale: boolean }): Json {
  return {
    id: user.id,
    team_id: user.team_id,
    name: user.name,
    deleted: user.deleted,
    real_name: user.real_name,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: 3600,
    profile: {
      real_name: user.real_name,
      real_name_normalized: user.real_name,
      display_name: user.real_name,
      display_name_normalized: user.real_name,
      team: user.team_id,
      ...(sees.email && { email: user.email }),
    },
    is_admin: user.is_admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.is_restricted,
    is_ultra_restricted: user.is_ultra_restricted,
    is_bot: user.is_bot,
    is_app_user: false,
    is_stranger: user.is_stranger,
    updated: 1_700_000_000,
    is_email_confirmed: user.is_email_confirmed ?? true,
    ...(sees.locale && { locale: user.locale }),
  };
}

export function channelShape(workspace: Workspace, channel: Channel): Json {
  if (channel.kind === 'im')
    return {
      id: channel.id,
      created: 1_700_000_000,
      is_archived: channel.archived,
      is_im: true,
      is_org_shared: false,
      user: channel.members.find((one) => one !== workspace.bot.userId),
      is_user_deleted: false,
      context_team_id: workspace.team.id,
    };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_general: false,
    is_member: hasBot(workspace, channel),
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    created: 1_700_000_000,
    creator: channel.members[0] ?? workspace.bot.userId,
    context_team_id: workspace.team.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}

export function fileShape(file: FileEntry, origin: string): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1),
    mode: 'hosted',
    size: file.bytes.byteLength,
    is_external: false,
    url_private: `${origin}/files-pri/${file.id}/${file.name}`,
    url_private_download: `${origin}/files-pri/${file.id}/download/${file.name}`,
  };
}

/** A view as Slack answers and sends it. */
export function viewShape(world: World, view: View, values: Json = {}): Json {
  const { type, title, submit, close, blocks, ...payload } = newest(view);
  const { team, bot } = view.workspace;
  return {
    id: view.id,
    team_id: team.id,
    type,
    blocks,
    private_metadata: '',
    callback_id: '',
    state: { values },
    hash: view.hash,
    title: title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: close ?? null,
    submit: submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: world.appId,
    external_id: '',
    app_installed_team_id: team.id,
    bot_id: bot.botId,
    ...payload,
  };
}
