import type { MessageInput, Reply } from '../command/input';
import { tell, type Who } from '../command/turn';
import type { Lang } from '../ground/lang';
import { isSettled } from '../people/after-meeting';
import { language } from '../people/commands/language';
import { languageOfferLine } from '../people/lines';
import { text } from '../view/build';
import type { ChatTurn, InboundDeps } from './turn';
import { parseIntent } from './words';

/** The language of a command's word, else of a text, where it is another than they read and nothing settles that. */
const heardIn = (deps: InboundDeps, input: MessageInput, { person, reader }: Who): Lang | undefined => {
  if (!input.addressed || isSettled({ ...person, language: reader.lang })) return undefined;
  const intent = parseIntent(input.text);
  if (intent?.name === language.name) return undefined;
  const heard = intent?.lang ?? deps.guessLanguage(input.text);
  return heard && heard !== reader.lang && deps.desk().languages.includes(heard) ? heard : undefined;
};

/** Who wrote, as they are answered now; `was`: what they read before, told once that they can have it back. */
export const hear = async (
  deps: InboundDeps,
  input: MessageInput,
  who: Who,
): Promise<{ readonly who: Who; readonly was?: Lang }> => {
  const lang = heardIn(deps, input, who);
  if (!lang) return { who };
  const { person, reader } = who;
  const now = { ...who, reader: { ...reader, lang } };
  if (input.place.kind !== 'direct') return { who: now };
  await deps.store.people.setLanguage(person.id, lang, 'report');
  return { who: { ...now, person: { ...person, languageFrom: 'report' } }, was: reader.lang };
};

/** The answer with one line that offers the language they read before. */
export const withOffer = ({ ctx }: ChatTurn, was: Lang | undefined, reply: Reply): Reply => {
  if (was === undefined) return reply;
  const offer = languageOfferLine({ ...ctx, reader: { ...ctx.reader, lang: was } });
  if (reply.type === 'done') return tell(offer, 'subtle');
  return { ...reply, view: { ...reply.view, blocks: [...reply.view.blocks, text(offer, 'subtle')] } };
};
