import type { Answer } from '../deliver';
import { escape } from '../escape';
import { isJson, type Json, read } from '../json';
import { messageShape } from '../message-shape';
import { openModals } from '../modals';
import type { Channel, Ephemeral, Message, Shown, Typed, View } from '../model';
import { isCalled, type Part, partsOf } from '../parts';
import { Refused } from '../refused';
import type { ResponseTarget } from '../responses';
import { viewShape } from '../shapes';
import { directOf, newest, newTrigger } from '../world';
import { type ActorDeps, mustSee, nameOf, origin } from './deps';
import { type Inputs, optionCalled, stateOf, type, valuesOf } from './typed';

/** Anything of the bot's that can be used. */
export type Surface = Message | Ephemeral | View;

export interface PressOptions {
  readonly on: Surface;
  /** What is typed or chosen before; in a modal it stays. */
  readonly inputs?: Inputs;
  /** The person still sees this earlier version of the message. */
  readonly shown?: Shown;
}

/** A person using what the bot shows, its commands and its shortcuts. */
export function createInteractions(deps: ActorDeps) {
  const { world, workspace, user, deliver, responses } = deps;
  const base = origin(deps);
  const actionTs = (): string => world.ts();

  /** Throws when the person does not have it before them. */
  function mustShow(on: Surface): void {
    if (on.kind === 'message') {
      mustSee(deps, on.channel);
      if (on.deleted) throw new Error('that message is deleted');
      return;
    }
    if (on.user !== user.id) throw new Error(`${user.real_name} does not see that`);
    if (on.kind === 'ephemeral' ? on.deleted : on.closed) throw new Error('that is gone');
    if (on.kind === 'view' && on.type === 'modal' && openModals(workspace, user.id).at(-1) !== on)
      throw new Error('another modal stands in front');
  }

  function placeOf(on: Surface, shown: Shown | undefined, values: Json): Json {
    if (on.kind === 'view') return { container: { type: 'view', view_id: on.id }, view: viewShape(world, on, values) };
    const isEphemeral = on.kind === 'ephemeral';
    const { channel, ts, threadTs } = on;
    const container = { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: isEphemeral };
    const more = { origin: deps.origin(), metadata: true, ...(shown && { version: shown }) };
    return {
      container: { ...container, ...(threadTs !== undefined && { thread_ts: threadTs }) },
      channel: { id: channel.id, name: nameOf(channel) },
      ...(on.kind === 'message' && { message: messageShape(world, on, more) }),
      response_url: responses.url({ workspace, user: user.id, channel, source: on }),
    };
  }

  async function act(
    on: Surface,
    options: Omit<PressOptions, 'on'>,
    choose: (parts: readonly Part[]) => Json,
  ): Promise<Answer> {
    mustShow(on);
    const blocks = options.shown?.blocks ?? newest<Shown | Json>(on).blocks;
    const typed = on.kind === 'view' ? on.typed : new Map<string, Typed>();
    type(blocks, options.inputs ?? {}, typed);
    const action = choose(partsOf(blocks));
    const values = valuesOf(blocks, typed);
    return deliver({
      type: 'block_actions',
      ...base,
      trigger_id: newTrigger(world, workspace, user.id, on.kind === 'view' && on.type === 'modal' ? on : undefined),
      ...placeOf(on, options.shown, values),
      ...(on.kind !== 'view' && { state: { values } }),
      actions: [{ ...action, action_ts: actionTs() }],
    });
  }

  function presses(title: string, { on, ...options }: PressOptions): Promise<Answer> {
    return act(on, options, (parts) => {
      const buttons = parts.filter((part) => part.type === 'button');
      const button = buttons.find((part) => isCalled(part, title));
      const there = buttons.map((part) => String(read(part.element['text'], 'text')));
      if (!button) throw new Error(`no button ${title}; there are: ${there.join(', ')}`);
      const { confirm: _asked, accessibility_label: _read, ...sent } = button.element;
      return { ...sent, block_id: button.blockId };
    });
  }

  /** Chooses in a menu, boxes or a picker that is no part of a form, or types into an input that tells at once. */
  function chooses(name: string, value: Typed, { on, ...options }: PressOptions): Promise<Answer> {
    return act(on, options, (parts) => {
      const part = parts.find((one) => one.type !== 'button' && isCalled(one, name));
      if (!part) throw new Error(`nothing to choose from is called ${name}`);
      if (part.block['type'] === 'input' && part.block['dispatch_action'] !== true)
        throw new Error(`${name} tells nothing until submitted`);
      const { block_id, action_id } = { block_id: part.blockId, action_id: part.actionId };
      const isOverflow = part.type === 'overflow';
      if (!isOverflow && on.kind === 'view') on.typed.set(`${block_id}/${action_id}`, value);
      const state = isOverflow
        ? { type: part.type, selected_option: optionCalled(part.element, value) }
        : stateOf(part, value);
      return { ...state, block_id, action_id };
    });
  }

  /** Types a slash command. What the bot answers at once is shown. */
  async function command(name: string, text = '', options: { readonly in?: Channel } = {}): Promise<Answer> {
    const channel = options.in ?? directOf(world, workspace, user.id);
    mustSee(deps, channel);
    const target: ResponseTarget = { workspace, user: user.id, channel };
    const { team, enterprise } = workspace;
    const answer = await deliver({
      token: world.verificationToken,
      team_id: team.id,
      team_domain: team.domain,
      ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
      channel_id: channel.id,
      channel_name: nameOf(channel),
      user_id: user.id,
      user_name: user.name,
      command: name,
      text: escape(text),
      api_app_id: world.appId,
      is_enterprise_install: 'false',
      response_url: responses.url(target),
      trigger_id: newTrigger(world, workspace, user.id),
    });
    return { ...answer, ...shownAnswer(answer, target) };
  }

  function shownAnswer({ status, body }: Answer, target: ResponseTarget): { readonly trouble?: string } {
    if (status !== 200 || body === '') return {};
    try {
      responses.apply(target, isJson(body) ? body : { text: String(body) });
      return {};
    } catch (error) {
      if (error instanceof Refused) return { trouble: error.error };
      throw error;
    }
  }

  /** A global shortcut, or one on a message. */
  async function shortcut(callbackId: string, { on }: { readonly on?: Message } = {}): Promise<Answer> {
    const common = {
      ...base,
      callback_id: callbackId,
      action_ts: actionTs(),
      trigger_id: newTrigger(world, workspace, user.id),
    };
    if (!on) return deliver({ type: 'shortcut', ...common });
    mustShow(on);
    const { channel } = on;
    return deliver({
      type: 'message_action',
      ...common,
      message_ts: on.ts,
      channel: { id: channel.id, name: nameOf(channel) },
      message: messageShape(world, on, { origin: deps.origin() }),
      response_url: responses.url({ workspace, user: user.id, channel, source: on }),
    });
  }

  return { presses, chooses, command, shortcut, mustShow };
}
