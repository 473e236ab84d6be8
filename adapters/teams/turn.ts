import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { ChatInput, Opens, Reply } from '../../src/command/input';
import type { ChatAddress } from '../../src/ground/refs';
import { createProgress } from '../../src/view/progress';
import { isReply, isRevision, isUnmentioned, refreshed, toInput } from './activity';
import { answerMessage, type InvokeBody, invokeBody, UNCHANGED } from './answer';
import { baseOf, identityOf, isBetweenPeople, isFromBot, type Turn, typeOf } from './envelope';
import { isOfExtension, messageActionOf } from './extension/message-action';
import { createOnMessageAction } from './extension/on-message-action';
import { searchBody, searchOf } from './extension/search';
import type { TeamsPort } from './port';
import type { References } from './references';
import { createMemory } from './remember';

export interface TurnDeps {
  readonly port: TeamsPort;
  readonly opens: Opens;
  readonly references: References;
  readonly log: Logger;
  /** Files of this machine may be read. */
  readonly loopback: boolean;
  /** The bot's token for the service of this turn. */
  token(context: TurnContext): Promise<string | undefined>;
}

/** The HTTP status of an invoke's answer is always 200: with another one the person would see nothing. */
const respond = async ({ context }: Turn, body: InvokeBody | undefined): Promise<void> => {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, ...(body && { body }) } });
};

const bodyOf = ({ playground }: Turn, input: ChatInput, reply: Reply): InvokeBody => {
  const at = input.type === 'action' && input.message ? input.message.address.kind : input.place.kind;
  return invokeBody(reply, at, playground);
};

/** Takes one activity: remembers where it came from, asks the desk, answers. */
export function createOnTurn(deps: TurnDeps): (turn: Turn) => Promise<void> {
  const { port, opens, references, log } = deps;
  const memory = createMemory(references, log);

  const onMessageAction = createOnMessageAction({ port, opens, references, memory });

  function inputOf({ context, activity, tenant }: Turn): ChatInput | undefined {
    const near: ChatAddress = { platform: 'teams', kind: 'room', id: activity.conversation.id };
    return toInput(activity, {
      tenant,
      download: { serviceUrl: activity.serviceUrl, loopback: deps.loopback, token: () => deps.token(context) },
      person: (account) => port.named(near, account),
      profile: () => port.profile(identityOf(activity, tenant), near),
    });
  }

  /**
   * A card that the client of everybody who looks fetches again. Nothing is kept for it, and who never had to do with the
   * bot sees what is there. An answer that is no card, such as that this person may not read the case, leaves it alone.
   */
  async function onRefresh(turn: Turn, action: string): Promise<void> {
    // What a client may press by itself only reads.
    const shows = opens.press(action);
    const reads = shows === 'look' || shows === 'home';
    const known = reads && (await references.person(identityOf(turn.activity, turn.tenant)).catch(() => undefined));
    const input = known ? inputOf(turn) : undefined;
    if (!input) return respond(turn, UNCHANGED);
    const reply = await turn.inbound(input);
    const isCard = reply.type === 'view' && reply.view.refresh !== undefined;
    await respond(turn, isCard ? bodyOf(turn, input, reply) : UNCHANGED);
  }

  /** The app's search, which people have in every chat, also where the bot is not: who never met it finds nothing. */
  async function onSearch(turn: Turn, words: string): Promise<void> {
    const { activity, tenant, playground, inbound } = turn;
    const own = identityOf(activity, tenant);
    const known = await references.person(own).catch(() => undefined);
    const near: ChatAddress = { platform: 'teams', kind: 'room', id: activity.conversation.id };
    const base = baseOf(activity, { tenant, profile: () => port.profile(own, near) });
    const reply: Reply = known ? await inbound({ type: 'search', ...base, words }) : { type: 'done' };
    await respond(turn, searchBody(reply, playground));
  }

  /** Whether the desk is asked at all: not for what is only overheard where no thread tells which case it is about. */
  async function remember(turn: Turn): Promise<boolean> {
    const { activity } = turn;
    const type = typeOf(activity);
    const overheard = isUnmentioned(activity);
    if (overheard && type !== 'channel') return false;
    // The bot can say nothing there, whatever was pressed.
    if (isBetweenPeople(activity)) return true;
    const isWanted = !overheard || isReply(activity);
    await Promise.all([memory.conversation(turn, type, overheard), ...(isWanted ? [memory.person(turn, type)] : [])]);
    return isWanted;
  }

  /** What takes long edits the message of its own button while it goes on, where nobody else has that before them. */
  async function answered({ inbound }: Turn, input: ChatInput): Promise<Reply> {
    const message = input.type === 'action' && input.place.kind === 'direct' ? input.message : undefined;
    if (input.type !== 'action' || !message || opens.press(input.action) !== 'progress') return inbound(input);
    const progress = createProgress((view) => port.update(message, view));
    const reply = await inbound({ ...input, progress: progress.show });
    const isShown = await progress.end();
    if (isShown && reply.type === 'view') {
      const failed = (error: unknown): void => log.warn({ err: error }, 'What came of a press stays unsaid in Teams');
      await port.update(message, reply.view).catch(failed);
    }
    return reply;
  }

  return async (turn) => {
    const { activity, inbound } = turn;
    if (isFromBot(activity)) return;
    const action = messageActionOf(activity);
    if (action) return respond(turn, await onMessageAction(turn, action));
    const words = searchOf(activity);
    if (words !== undefined) return onSearch(turn, words);
    if (isOfExtension(activity)) return;
    const again = refreshed(activity);
    if (again !== undefined) return onRefresh(turn, again);

    if (!isRevision(activity) && !(await remember(turn))) return;
    const input = inputOf(turn);
    if (!input) return;
    if (activity.type === 'invoke') return respond(turn, bodyOf(turn, input, await answered(turn, input)));
    return answerMessage(port, input, await inbound(input), log);
  };
}
