import type { ActionInput, ChangedInput, ChatInput, Inbound, JoinedInput, Reply } from '../command/input';
import {
  databaseAwayLine,
  openChatFirstLine,
  outOfDateLine,
  sentPrivatelyLine,
  somethingWrongLine,
} from '../command/lines';
import { DONE, openly, privately, type Who } from '../command/turn';
import { withoutInvisible } from '../ground/fold';
import { onCase, staleCard } from '../incident/chat/press';
import { search } from '../incident/commands/look/find';
import { compose } from '../incident/commands/report/report';
import { type IncidentDeps, namedIn } from '../incident/turn';
import type { CardContext } from '../incident/views/context';
import { langOf } from '../people/acquaint';
import { StoreUnavailable } from '../record/unavailable';
import { lineView } from '../view/line-view';
import { overview } from './commands/home';
import { hear, withOffer } from './heard-language';
import { onMessage } from './on-message';
import { onPin } from './on-pin';
import { onReport } from './on-report';
import { isFollowed, onRevised } from './on-revised';
import { outOfDateView, welcomeView } from './pages';
import { PRESSES, TYPED } from './table';
import { type ChatTurn, type InboundDeps } from './turn';

/** A person of whom nothing is known but what the event says: good for a sentence when the database is away. */
const stranger = ({ person }: ChatInput, deps: InboundDeps): Who => {
  const desk = deps.desk();
  return {
    person: { id: '', name: person.name },
    actor: { id: '', name: person.name, member: false },
    reader: { lang: langOf(person.locale, desk) ?? desk.languages[0], zone: person.zone ?? desk.zone },
  };
};

const contextOf = (deps: InboundDeps, { reader }: Who): CardContext => ({
  desk: deps.desk(),
  reader,
  now: deps.clock.now(),
  cardParts: deps.cardParts,
  ...(deps.fileUrl && { fileUrl: deps.fileUrl }),
});

const turnOf = <I extends ChatInput>(
  deps: InboundDeps,
  input: I,
  who: Who,
  named: IncidentDeps['named'] = Promise.resolve(undefined),
): ChatTurn<I> => ({
  input,
  who,
  deps: { ...deps, named, typed: TYPED },
  ctx: contextOf(deps, who),
});

/** A button of a command that is there no more: its case as it is now, else what else may help. */
const unknownPress = (turn: ChatTurn<ActionInput>): Promise<Reply> | Reply => {
  const { ctx, input } = turn;
  const banner = { text: outOfDateLine(ctx), tone: 'warning' } as const;
  if (input.data['incident'] !== undefined) return onCase(turn, (stored) => staleCard(turn, stored, banner));
  return privately(outOfDateView(ctx));
};

const press = (turn: ChatTurn<ActionInput>): Reply | Promise<Reply> =>
  PRESSES.get(turn.input.action)?.answer(turn) ?? unknownPress(turn);

const answer = async (
  deps: InboundDeps,
  input: Exclude<ChatInput, JoinedInput | ChangedInput>,
  who: Who,
  named: IncidentDeps['named'],
): Promise<Reply> => {
  switch (input.type) {
    case 'message':
      return onMessage(turnOf(deps, input, who));
    case 'action':
      return press(turnOf(deps, input, who, named));
    case 'compose':
      return compose(turnOf(deps, input, who));
    case 'report':
      return onReport(turnOf(deps, input, who));
    case 'pin':
      return onPin(turnOf(deps, input, who));
    case 'revised':
      return onRevised(turnOf(deps, input, who));
    case 'search':
      return search(turnOf(deps, input, who));
    case 'home':
      return overview(turnOf(deps, input, who));
    case 'installed': {
      const turn = turnOf(deps, input, who);
      return input.place.kind === 'direct' ? overview(turn, { first: true }) : openly(welcomeView(turn.ctx));
    }
  }
};

/** A typed message in a room has no answer that only one person sees: it goes to their 1:1 chat, and the room is told so. */
const moveToDirect = async (turn: ChatTurn, reply: Extract<Reply, { type: 'view' }>): Promise<Reply> => {
  const { input, deps, ctx } = turn;
  try {
    const port = deps.chat(input.place.platform);
    const direct = await port?.openDirect(input.person.identity);
    if (!port || !direct) return openly(lineView(openChatFirstLine(ctx), 'warning'));
    await port.post(direct, reply.view, `answer.${input.key}`);
    return openly(lineView(sentPrivatelyLine(ctx), 'subtle'));
  } catch (error) {
    deps.log.warn({ err: error }, 'A private answer could not be sent');
    return openly(lineView(openChatFirstLine(ctx), 'warning'));
  }
};

/** One short sentence may be said in the room it was asked in; lists, cards and forms may not. */
const isShort = (reply: Extract<Reply, { type: 'view' }>): boolean => reply.view.blocks.length === 1;

const needsDirect = (input: ChatInput, reply: Extract<Reply, { type: 'view' }>): boolean =>
  input.type === 'message' && input.place.kind !== 'direct' && reply.private && !isShort(reply);

/** Typed words without what nobody sees among them. */
const seen = (input: ChatInput): ChatInput => {
  if (input.type !== 'message' && input.type !== 'compose' && input.type !== 'report' && input.type !== 'pin')
    return input;
  const text = withoutInvisible(input.text).trim();
  if (input.type !== 'message' || input.whole === undefined) return { ...input, text };
  return { ...input, text, whole: withoutInvisible(input.whole).trim() };
};

/** The platform shows its answer itself, so that the same event is answered in the same way each time. */
const isInReply = (input: ChatInput): boolean =>
  input.type === 'search' ||
  input.type === 'action' ||
  input.type === 'compose' ||
  input.type === 'home' ||
  'inReply' in input;

/**
 * Answers one platform event. A redelivered one finds what it caused already; an answer that is posted is posted once. Never rejects:
 * the person gets a sentence when the database is away or something broke.
 */
export const createInbound =
  (deps: InboundDeps): Inbound =>
  async (came) => {
    const input = seen(came);
    let who = stranger(input, deps);
    try {
      if (input.type === 'changed') {
        await Promise.all(input.people.map((one) => deps.whoIs.changed(one)));
        return DONE;
      }
      const isRoom = input.place.kind !== 'direct';
      if (isRoom && (input.type === 'installed' || input.type === 'joined')) deps.meetRoom?.(input.room);
      if (input.type === 'joined') return DONE;
      if (input.type === 'revised' && !(await isFollowed(deps, input))) return DONE;
      const named = namedIn(deps, input);
      who = await deps.whoIs(input);
      const heard: Awaited<ReturnType<typeof hear>> = input.type === 'message' ? await hear(deps, input, who) : { who };
      who = heard.who;
      const reply = withOffer(turnOf(deps, input, who), heard.was, await answer(deps, input, who, named));
      if (reply.type === 'done' || isInReply(input)) return reply;
      const once = input.type === 'installed' ? `welcome ${input.place.platform} ${input.place.id}` : input.key;
      // What was done is told, rather twice than not at all.
      const isFirst = await deps.store.deliveries.firstAnswer(once, deps.clock.now()).catch(() => true);
      if (!isFirst) return DONE;
      return needsDirect(input, reply) ? await moveToDirect(turnOf(deps, input, who), reply) : reply;
    } catch (error) {
      const { ctx } = turnOf(deps, input, who);
      if (error instanceof StoreUnavailable) {
        deps.log.warn({ err: error }, 'The database is away; the person was told to try again');
        return privately(lineView(databaseAwayLine(ctx), 'warning'));
      }
      deps.log.error({ err: error }, 'An event could not be answered');
      return privately(lineView(somethingWrongLine(ctx), 'warning'));
    }
  };
