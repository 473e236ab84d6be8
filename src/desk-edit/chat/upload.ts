import type { IncomingFile, MessageInput, Reply } from '../../command/input';
import { tell } from '../../command/turn';
import { isYaml, MAX_DESK_BYTES } from '../../ground/limits';
import { deskRefusal } from '../rights';
import { type DeskTurn } from '../turn';
import { deskFileLine, deskRefusalLine } from '../views/lines';
import { doerOf, replyOf } from './outcome';

type Typed = DeskTurn<MessageInput>;

/** Other YAML files are sent, too: those of a report, say. */
const looksLikeDesk = (name: string, text: string): boolean => /^desk\s*:/m.test(text) || /desk/i.test(name);

/** Its text, or why there is none. */
const textOf = async (
  file: IncomingFile,
): Promise<{ readonly text: string } | 'not_fetched' | 'too_large' | 'not_utf8'> => {
  const bytes = await file.read().catch(() => undefined);
  if (!bytes) return 'not_fetched';
  if (bytes.byteLength > MAX_DESK_BYTES) return 'too_large';
  try {
    // A mark of the byte order is left out.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return 'not_utf8';
  }
};

/**
 * A desk file that an admin sends: it is checked, and what it would change is shown. Undefined for a message with no
 * such file, and for what others send: that is a report like any other. `isMeant`: it came with the word for the desk.
 */
export const onDeskFile = async (turn: Typed, isMeant: boolean): Promise<Reply | undefined> => {
  const { ctx, deps, input, who } = turn;
  const [file] = input.documents ?? [];
  const unread = isMeant ? input.otherFiles.find(isYaml) : undefined;
  if (!file && unread === undefined) return undefined;
  const refused = deskRefusal(ctx.desk, who.actor, { deed: 'change' });
  if (refused) return isMeant ? tell(deskRefusalLine(ctx, refused), 'warning') : undefined;
  if (!file) return tell(deskFileLine(ctx, unread ?? '', 'direct_only'), 'warning');
  const read = await textOf(file);
  if (typeof read === 'string') {
    const isOurs = isMeant || looksLikeDesk(file.name, '');
    return isOurs ? tell(deskFileLine(ctx, file.name, read), 'warning') : undefined;
  }
  if (!isMeant && !looksLikeDesk(file.name, read.text)) return undefined;
  return replyOf(turn, await deps.desks.propose(read.text, file.name, doerOf(turn).by), file.name);
};
