import type { IncomingPerson, Opens } from '../../src/command/input';
import type { Identity } from '../../src/ground/refs';
import type { ChatPort } from '../../src/view/chat-port';
import type { InvokeBody } from './answer';
import { dialogBody, dialogInput } from './dialog';
import { identityOf, personOf, type Turn } from './envelope';
import type { MessageAction, Writer } from './message-action';
import { placeOfMessage } from './message-place';
import type { References } from './references';
import type { Memory } from './remember';
import type { TeamsActivity } from './schema';

export interface MessageActionDeps {
  readonly port: Pick<ChatPort, 'openDirect' | 'profile'>;
  readonly opens: Opens;
  readonly references: References;
  readonly memory: Memory;
}

/** Some clients name the person by the account of Teams' own calls. */
const isPresser = (writer: Writer, { from }: TeamsActivity): boolean =>
  writer.id === from.aadObjectId || writer.id === from.id;

/** *Create a case from this message*: what the dialog shows next; undefined when it closes. */
export function createOnMessageAction(deps: MessageActionDeps) {
  const openDirect = (identity: Identity) => deps.port.openDirect(identity).catch(() => undefined);

  return async (turn: Turn, action: MessageAction): Promise<InvokeBody | undefined> => {
    const { activity, tenant, playground, inbound } = turn;
    const { writer } = action.message;
    const own = identityOf(activity, tenant);
    const theirs: Identity | undefined =
      writer && !isPresser(writer, activity)
        ? { platform: 'teams', org: writer.tenantId ?? tenant, user: writer.id }
        : undefined;
    const where = await placeOfMessage({ ...deps, openDirect }, activity, action, [theirs, own]);
    const { type } = where;
    if (type) await Promise.all([deps.memory.conversation(turn, type), deps.memory.person(turn, type)]);
    const presser = personOf(activity, { tenant, profile: () => deps.port.profile(own, where.place) });
    const author: IncomingPerson | undefined = theirs && {
      identity: theirs,
      name: writer?.displayName ?? theirs.user,
      profile: () => deps.port.profile(theirs, where.answered),
    };
    const input = dialogInput(activity, action, where, presser, author ?? (writer && presser));
    if (!input) return undefined;
    // Whoever cancels has seen enough. The Playground cannot close a dialog.
    if (input.type === 'action' && deps.opens.press(input.action) === 'nothing' && !playground) return undefined;
    return dialogBody(await inbound(input), where.place.kind, playground);
  };
}
