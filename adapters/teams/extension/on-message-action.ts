import type { IncomingPerson, Opens, Subject } from '../../../src/command/input';
import type { Identity } from '../../../src/ground/refs';
import type { ChatPort } from '../../../src/view/chat-port';
import type { InvokeBody } from '../answer';
import { identityOf, personOf, type Turn } from '../envelope';
import type { References } from '../references';
import type { Memory } from '../remember';
import type { TeamsActivity } from '../schema';
import { dialogBody, dialogInput, pinInput } from './dialog';
import { MESSAGE_COMMANDS, type MessageAction, type Writer } from './message-action';
import { placeOfMessage } from './message-place';

export interface MessageActionDeps {
  readonly port: Pick<ChatPort, 'openDirect' | 'profile'>;
  readonly opens: Opens;
  readonly references: References;
  readonly memory: Memory;
}

/** Some clients name the person by the account of Teams' own calls. */
const isPresser = (writer: Writer, { from }: TeamsActivity): boolean =>
  writer.id === from.aadObjectId || writer.id === from.id;

/** The message and its writer are what the client sends along: Teams vouches for nobody but who pressed. */
const whose = (
  { message: { writer, wrote } }: MessageAction,
  activity: TeamsActivity,
  presser: IncomingPerson,
): Pick<Subject, 'author' | 'wrote' | 'claimedAuthor'> => {
  if (!writer) return {};
  return isPresser(writer, activity) ? { author: presser, wrote } : { claimedAuthor: writer.displayName ?? '' };
};

/** *Create a case from this message*: what the dialog shows next; undefined when it closes. */
export function createOnMessageAction(deps: MessageActionDeps) {
  const openDirect = (identity: Identity) => deps.port.openDirect(identity).catch(() => undefined);

  return async (turn: Turn, action: MessageAction): Promise<InvokeBody | undefined> => {
    const { activity, tenant, playground, inbound } = turn;
    const own = identityOf(activity, tenant);
    const where = await placeOfMessage({ ...deps, openDirect }, activity, action, own);
    const { type } = where;
    if (type) await Promise.all([deps.memory.conversation(turn, type), deps.memory.person(turn, type)]);
    const presser = personOf(activity, { tenant, profile: () => deps.port.profile(own, where.place) });
    if (action.command === MESSAGE_COMMANDS.pin) {
      const pin = pinInput(activity, action, where, presser);
      return pin && dialogBody(await inbound(pin), where.place.kind, playground);
    }
    const input = dialogInput(activity, action, where, presser, whose(action, activity, presser));
    if (!input) return undefined;
    // Whoever cancels has seen enough. The Playground cannot close a dialog.
    if (input.type === 'action' && deps.opens.press(input.action) === 'nothing' && !playground) return undefined;
    return dialogBody(await inbound(input), where.place.kind, playground);
  };
}
