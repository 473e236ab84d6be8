import type { MessageInput, Reply } from '../command/input';
import { privately, tell } from '../command/turn';
import { link, unlink } from '../desk-edit/commands/link';
import { lookAtDesk } from '../desk-edit/commands/look';
import { fold } from '../ground/fold';
import { LANGS } from '../ground/lang';
import { onAnswer } from '../incident/chat/canned';
import { findNumber, help, home, mine, queue, show } from '../incident/chat/lookups';
import type { KeptPictures } from '../incident/chat/pictures';
import { onWhy } from '../incident/chat/why';
import { isUnresolved } from '../incident/lifecycle';
import { outcomeLine } from '../incident/outcome';
import type { Threaded } from '../incident/thread';
import { type CommandBody, give } from '../incident/turn';
import { escalateForm } from '../incident/views/forms/reasons';
import { resolveForm } from '../incident/views/forms/resolve';
import { noSuchNumberLine, numberMissingLine } from '../incident/views/lines';
import { onCallTyped } from '../on-call/chat/look';
import { openAway } from '../on-call/chat/put-on';
import { languageChangedLine, languageUnknownLine } from '../people/lines';
import { openSettings } from '../people/settings';
import type { StoredIncident } from '../record/records';
import { INTENTS, type Intent } from './intents';
import { refusedForm } from './opening';
import { reportNow } from './report-now';
import { type ChatTurn } from './turn';
import { isSentence, pass } from './typed-passing';

type Typed = ChatTurn<MessageInput>;

const LANGUAGE_NAMES = { da: ['da', 'dansk', 'danish'], en: ['en', 'english', 'engelsk'] } as const;

const language = async (turn: Typed, typed: string): Promise<Reply> => {
  const { who, deps, ctx } = turn;
  const wanted = fold(typed);
  const lang = LANGS.find(
    (one) => ctx.desk.languages.includes(one) && LANGUAGE_NAMES[one].some((name) => name === wanted),
  );
  if (!lang) return tell(languageUnknownLine(ctx, typed), 'warning');
  await deps.store.people.setLanguage(who.person.id, lang, 'chosen');
  deps.whoIs.forget(who.person);
  return tell(languageChangedLine({ ...ctx, reader: { ...ctx.reader, lang } }), 'good');
};

type Act = 'cancel' | 'reopen' | 'claim' | 'release';

const bodyOf = (name: Act, why: string): Extract<CommandBody, { readonly type: Act }> => {
  const because = why.trim() ? { why: why.trim() } : {};
  return name === 'claim' ? { type: name } : { type: name, ...because };
};

/** The only case that the command can mean when no number was typed. */
const onlyCase = async (turn: Typed, name: Intent['name']): Promise<StoredIncident | undefined> => {
  const { incidents } = turn.deps.store;
  const { id } = turn.who.person;
  const own = name === 'cancel' ? await incidents.ofCaller(id, 20) : await incidents.ofOwner(id, 20);
  const [only, ...others] = own.filter(isUnresolved);
  return only && others.length === 0 ? incidents.load(only.id) : undefined;
};

const ONLY = new Set<Intent['name']>(['cancel', 'release', 'escalate', 'resolve']);

/** The case a command is about; a sentence when there is none, or when it is not theirs to read. */
const caseOf = async (turn: Typed, intent: Intent): Promise<StoredIncident | Reply> => {
  const { ctx } = turn;
  if (intent.number === undefined) {
    const word = INTENTS[intent.name].words[ctx.reader.lang][0];
    const only = ONLY.has(intent.name) ? await onlyCase(turn, intent.name) : undefined;
    return only ?? tell(numberMissingLine(ctx, word), 'warning');
  }
  return (await findNumber(turn, intent.number)) ?? tell(noSuchNumberLine(ctx, intent.number), 'warning');
};

const act = async (
  turn: Typed,
  stored: StoredIncident,
  body: Exclude<CommandBody, { type: 'report' }>,
): Promise<Reply> => {
  const line = outcomeLine(turn, body, await give(turn, stored.state.id, body, stored));
  return tell(line.text, line.tone);
};

const onCase = async (
  turn: Typed,
  name: Act | 'escalate' | 'resolve',
  why: string,
  stored: StoredIncident,
): Promise<Reply> => {
  const { state } = stored;
  switch (name) {
    case 'escalate':
      if (why) return act(turn, stored, { type: 'escalate', reason: why });
      return refusedForm(turn, state, 'escalate.open') ?? privately(escalateForm(state, 'team', turn.ctx));
    case 'resolve':
      return (
        refusedForm(turn, state, 'resolve.open') ??
        privately(resolveForm(state, 'team', turn.ctx, why ? { text: why } : {}))
      );
    case 'cancel':
    case 'reopen':
    case 'claim':
    case 'release':
      return act(turn, stored, bodyOf(name, why));
  }
};

/** Runs a typed command; undefined where its words turn out to be none. */
export const onIntent = async (
  turn: Typed,
  intent: Intent,
  pictures: () => Promise<KeptPictures>,
  thread: () => Promise<Threaded | undefined>,
): Promise<Reply | undefined> => {
  switch (intent.name) {
    case 'report':
      return reportNow(turn, intent.rest, await pictures(), intent.lang);
    case 'help':
      return privately(help(turn));
    case 'mine':
      return privately(await mine(turn));
    case 'home':
      return privately(await home(turn));
    case 'settings':
      return openSettings(turn);
    case 'oncall':
      return onCallTyped(turn, intent.rest);
    case 'away':
      return openAway(turn);
    case 'queue':
      return queue(turn);
    case 'language':
      return language(turn, intent.rest);
    case 'answer':
      return onAnswer(turn, intent, thread);
    case 'why':
      return onWhy(turn, intent, thread);
    case 'desk':
      return lookAtDesk(turn);
    case 'link':
      return link(turn, intent.rest);
    case 'unlink':
      return unlink(turn);
    case 'show':
      if (intent.number !== undefined) return show(turn, intent.number);
      return tell(numberMissingLine(turn.ctx, INTENTS.show.words[turn.ctx.reader.lang][0]), 'warning');
    case 'seen':
    case 'assign':
    case 'wait':
    case 'resume':
    case 'handOver':
    case 'accept':
    case 'return': {
      if (isSentence(turn, intent)) return undefined;
      const found = await caseOf(turn, intent);
      return 'state' in found ? pass(turn, intent.name, intent.rest.trim(), found) : found;
    }
    case 'cancel':
    case 'reopen':
    case 'claim':
    case 'release':
    case 'escalate':
    case 'resolve': {
      const found = await caseOf(turn, intent);
      return 'state' in found ? onCase(turn, intent.name, intent.rest.trim(), found) : found;
    }
  }
};
