import { z } from 'zod';
import { cappedText } from '../../../src/command/capped-text';
import type { FoundRow, Reply } from '../../../src/command/input';
import { READ } from '../../../src/ground/limits';
import { cut } from '../../../src/view/cut';
import { steady } from '../../../src/view/steady';
import type { InvokeBody } from '../answer';
import { TEAMS_LIMITS } from '../render/limits';
import { CARD_TYPE, renderCard } from '../render/view';
import { maybe, type TeamsActivity } from '../schema';

/** Id of the command in the app's manifest: *Find a case*. */
export const FIND_COMMAND = 'findCase';
/** Of its one parameter. */
export const FIND_WORDS = 'words';
const QUERY = 'composeExtension/query';

const valueSchema = z.object({
  commandId: cappedText('name'),
  parameters: maybe(z.array(maybe(z.object({ name: cappedText('name'), value: maybe(cappedText('field')) })))),
});

/** What is looked for in the app's search; undefined for every other activity and for commands that are not Vagt's. */
export function searchOf({ type, name, id, value: asked }: TeamsActivity): string | undefined {
  if (type !== 'invoke' || name !== QUERY || id === undefined) return undefined;
  const value = valueSchema.safeParse(asked).data;
  if (value?.commandId !== FIND_COMMAND) return undefined;
  const words = value.parameters?.find((one) => one?.name === FIND_WORDS)?.value ?? '';
  // One more than is taken, so that what was cut is too long.
  return words.slice(0, READ.moment + 1);
}

const attachmentOf = ({ title, text, shared }: FoundRow, playground: boolean) => ({
  contentType: CARD_TYPE,
  content: renderCard(shared, { at: 'room', playground }),
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: cut(steady(title), TEAMS_LIMITS.label), text: cut(steady(text), TEAMS_LIMITS.label) },
  },
});

/** What the client lists, or one sentence where something is wrong. */
export function searchBody(reply: Reply, playground: boolean): InvokeBody {
  if (reply.type === 'view' && reply.found === undefined) {
    return { composeExtension: { type: 'message', text: steady(reply.view.fallback) } };
  }
  const found = reply.type === 'view' ? (reply.found ?? []) : [];
  const attachments = found.map((row) => attachmentOf(row, playground));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}
