import type { Reply, RevisedInput } from '../command/input';
import { DONE, tell } from '../command/turn';
import { caseOfThread } from '../incident/chat/thread';
import { report } from '../incident/commands/report/report';
import { firstLook } from '../incident/revisions/kept';
import { type Revision, revise } from '../incident/revisions/revise';
import { refusalText } from '../incident/views/refusal';
import type { ChatTurn, InboundDeps } from './turn';
import { parseIntent } from './words';

/** Whether a case may hold its words, or come to hold them: most of what people edit is none of the desk's business. */
export const isFollowed = async ({ store }: Pick<InboundDeps, 'store'>, input: RevisedInput): Promise<boolean> =>
  input.addressed || input.place.kind === 'thread' || (await store.incidents.ofMessage(input.wrote)).length > 0;

/** What is said to the bot begins with a command's word, which is no part of the report. */
const wordsOf = ({ addressed }: RevisedInput, text: string): string => {
  const intent = addressed ? parseIntent(text) : undefined;
  return (intent?.name === report.name ? intent.rest : text).trim();
};

/** Somebody edited or deleted what they wrote: the cases that hold its words follow, one that is still on its way too. */
export const onRevised = async (turn: ChatTurn<RevisedInput>): Promise<Reply> => {
  const { input, who, deps, ctx } = turn;
  const { wrote, text, whole, revision, restored, key } = input;
  const said = {
    revision,
    key,
    ...(text !== undefined && { text: wordsOf(input, text) }),
    ...(whole !== undefined && { whole: wordsOf(input, whole) }),
    ...(restored && { restored }),
  };
  const revised: Revision = { ...said, wrote, by: who.actor };
  const handled = await revise(deps, revised);
  const refused = handled.find((one) => one.type === 'refused');
  if (refused?.refusal.refused === 'too_long') return tell(refusalText(refused.refusal, undefined, ctx), 'warning');
  if (handled.length > 0 || !(input.addressed || (await caseOfThread(turn)))) return DONE;
  const { id, name } = who.actor;
  await deps.store.revisions.keep({ ...said, id: wrote, by: { id, name }, at: ctx.now, dueAt: firstLook(ctx.now) });
  return DONE;
};
