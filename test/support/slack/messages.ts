import { isJson, type Json, jsons } from './json';
import type { Channel, Message, Shown, Workspace, World } from './model';
import { keptBlocks } from './parts';
import { Refused, refusedFor } from './refused';
import { blockComplaints } from './rules';

const TEXT = 40_000;
/** Characters of all blocks of a message as JSON; measured by others, Slack publishes none. */
const BLOCKS = 13_000;

/** What somebody wants a message to show. */
export interface Content {
  readonly text?: string | undefined;
  /** As it came in: anything. */
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}

/** Whether `ts` is later than `other`; both in Slack's form, or seconds. */
export function later(ts: string, other: string): boolean {
  const parts = (one: string): readonly number[] => one.split('.').map(Number);
  const [[seconds = 0, rest = 0], [otherSeconds = 0, otherRest = 0]] = [parts(ts), parts(other)];
  return seconds === otherSeconds ? rest > otherRest : seconds > otherSeconds;
}

function metadataOf(value: unknown): Json | undefined {
  if (value === undefined || (isJson(value) && Object.keys(value).length === 0)) return undefined;
  if (!isJson(value) || typeof value['event_type'] !== 'string' || !isJson(value['event_payload']))
    throw new Refused('invalid_metadata_format');
  return value;
}

/** A version of a message, if Slack takes it; throws `Refused` if not. */
export function shownOf(world: World, content: Content): Shown {
  const { text = '', blocks = [] } = content;
  if (text.length > TEXT) throw new Refused('msg_too_long');
  if (!Array.isArray(blocks)) throw new Refused('invalid_blocks_format');
  const complaints = blockComplaints(blocks);
  if (complaints.length > 0) throw refusedFor('invalid_blocks', complaints);
  if (JSON.stringify(blocks).length > BLOCKS) throw new Refused('msg_blocks_too_long');
  if (text === '' && blocks.length === 0) throw new Refused('no_text');
  const metadata = metadataOf(content.metadata);
  return { text, blocks: keptBlocks(jsons(blocks), () => world.id('')), ...(metadata && { metadata }) };
}

/** Puts a message into its channel, last. */
export function addMessage(
  world: World,
  workspace: Workspace,
  message: { readonly channel: Channel; readonly user: string; readonly shown: Shown } & Partial<
    Pick<Message, 'threadTs' | 'broadcast' | 'byBot' | 'files'>
  >,
): Message {
  const { shown, ...rest } = message;
  const added: Message = {
    kind: 'message',
    workspace,
    ts: world.ts(),
    broadcast: false,
    byBot: false,
    files: [],
    ...rest,
    shown: [shown],
    reactions: [],
    deleted: false,
  };
  workspace.messages.push(added);
  return added;
}

export const messageAt = (workspace: Workspace, channel: Channel, ts: string): Message | undefined =>
  workspace.messages.find((one) => one.channel === channel && one.ts === ts && !one.deleted);

/** Gives a message a new version. */
export function editMessage(world: World, message: Message, user: string, shown: Shown): void {
  message.shown.push(shown);
  message.edited = { user, ts: world.ts() };
}
