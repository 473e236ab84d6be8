import type { Actor } from '../../ground/actor';
import { replyIn } from '../chat/reply-in';
import type { IncidentStore } from '../store';
import type { HandledIncident, HandleIncident, StoredIncident } from '../stored';
import { versionsOf, writtenIn } from './written';

/** What became of a message: it says something else now, or nothing. */
export interface Revision {
  /** Names the message. */
  readonly wrote: string;
  readonly text?: string | undefined;
  /** The same with what it quotes: the words of a report. */
  readonly whole?: string | undefined;
  readonly revision: string;
  /** What was deleted stands there again. */
  readonly restored?: true | undefined;
  readonly by: Actor;
  readonly key: string;
}

interface ReviseDeps {
  readonly store: { readonly incidents: Pick<IncidentStore, 'history' | 'ofMessage'> };
  readonly handle: HandleIncident;
}

/** What is for the caller in it: `reply:` may stand there no more. */
const replyOf = (text: string | undefined) => text && (replyIn(text) ?? text);

const reviseOne = async (
  { store, handle }: ReviseDeps,
  stored: StoredIncident,
  { wrote, text: own, whole, revision, restored, by, key }: Revision,
): Promise<HandledIncident> => {
  const { id } = stored.state;
  const isOfIt = (event: StoredIncident['timeline'][number]): boolean => writtenIn(event) === wrote;
  const timeline = stored.timeline.some(isOfIt) ? stored.timeline : await store.incidents.history(id);
  const first = timeline.find(isOfIt);
  if (!first) return { type: 'already', stored };
  const { id: of } = first;
  const text = first.type === 'logged' ? (whole ?? own) : first.type === 'messaged' ? replyOf(own) : own;
  const what = { incident: id, message: wrote, of, revision, by, key };
  if (text === undefined) return handle({ type: 'erase', ...what }, stored);
  const now = versionsOf(timeline, wrote).at(-1);
  if (now !== 'gone' && now?.text === text) return { type: 'already', stored };
  return handle({ type: 'edit', ...what, text, ...(restored && { restored }) }, stored);
};

/** Every case that holds this message's words follows it; none where no case holds them. */
export const revise = async (deps: ReviseDeps, revision: Revision): Promise<readonly HandledIncident[]> =>
  Promise.all(
    (await deps.store.incidents.ofMessage(revision.wrote)).map((stored) => reviseOne(deps, stored, revision)),
  );
