import { VAGT } from '../../ground/actor';
import { versionOf } from '../../record/stored';
import type { Notice } from '../effects';
import type { IncidentEvent } from '../events';
import type { IncidentEntry } from '../stored';
import type { Incident } from '../types';
import type { Written } from './messages';

/** So many messages of a case are followed, and the one that made it. */
const KEPT = 100;

/** The message that an event was written in. */
export const writtenIn = (event: IncidentEvent): string | undefined => ('from' in event ? event.from : undefined);

export const textOf = (event: IncidentEvent): string => {
  if (event.type === 'logged') return event.details ?? event.title;
  const says = ['answered', 'noted', 'messaged', 'contributed'];
  return says.includes(event.type) && 'text' in event ? (event.text ?? '') : '';
};

type Version = { readonly text: string } | 'gone';

/** What a message says in each of its versions, oldest first; `gone` where it was deleted. */
export const versionsOf = (timeline: readonly IncidentEvent[], message: string | undefined): readonly Version[] =>
  message === undefined
    ? []
    : timeline.flatMap((event): readonly Version[] => {
        if (event.type === 'edited' && event.message === message) return [{ text: event.text }];
        if (event.type === 'erased' && event.message === message) return ['gone'];
        return writtenIn(event) === message ? [{ text: textOf(event) }] : [];
      });

/** What an event said, as its message says it by now; undefined where that was deleted. */
export const nowSaid = (timeline: readonly IncidentEvent[], event: IncidentEvent) => {
  const [first = { text: textOf(event) }, ...later]: readonly Version[] = versionsOf(timeline, writtenIn(event));
  const newest = later.at(-1) ?? first;
  return newest === 'gone' ? undefined : ({ text: newest.text, edited: later.length > 0 ? 'yes' : 'no' } as const);
};

/** What was said with a write, as its writer has it by now. */
export const noticeNow = (notice: Notice, effect: string, timeline: readonly IncidentEntry[]): Notice => {
  const revision = timeline.findLast(
    (one) => (one.type === 'edited' || one.type === 'erased') && versionOf(one.of) === versionOf(effect),
  );
  const isTheirs = notice.kind === 'answered' || notice.kind === 'pictures' || notice.kind === 'messaged';
  if (!revision || !isTheirs) return notice;
  if (revision.type === 'erased') return { kind: 'erased' };
  if (revision.type !== 'edited') return notice;
  const said = { kind: notice.kind === 'messaged' ? 'messaged' : 'answered', text: revision.text } as const;
  const entry = timeline.find(({ id }) => id === revision.of);
  // Edited while it was held, it was never said in other words.
  const isOut = entry?.type !== 'messaged' || !entry.held || revision.at > entry.held.sendAt;
  return isOut ? { ...said, edited: true } : said;
};

/** Which writes changed what was said, and with which write it was said; all of it names a case whose words are gone. */
export const revisionsOf = ({ written = [] }: Incident, timeline: readonly IncidentEntry[]) =>
  timeline.flatMap((event) => {
    if (event.type !== 'edited' && event.type !== 'erased') return [];
    const made = written.find(({ message }) => message === event.message)?.as === 'report';
    const version = versionOf(event);
    if (!made) return [{ version, of: versionOf(event.of) }];
    return event.type === 'erased' ? [{ version }] : [];
  });

/** A case that follows from now on what becomes of the message that the event was written in. */
export const following = (state: Incident, event: IncidentEvent, as: Written['as']): Incident => {
  const message = writtenIn(event);
  if (message === undefined || event.by === VAGT) return state;
  const by = as === 'report' ? state.caller.id : event.by.id;
  const pictures = 'attachments' in event ? (event.attachments ?? []).map(({ id }) => id) : [];
  const one = { message, by, as, ...(pictures.length > 0 && { pictures }) };
  const [made, ...others] = [...(state.written ?? []), one];
  return { ...state, written: [...(made ? [made] : []), ...others.slice(-KEPT)] };
};

/** The message of this name, where they wrote it. */
export const writtenBy = ({ written }: Incident, message: string, by: { readonly id: string }): Written | undefined =>
  written?.find((one) => one.message === message && one.by === by.id);

/** The case with what became of one of its messages. */
export const revised = (
  state: Incident,
  { message, revision }: { readonly message: string; readonly revision: string },
  change: Pick<Written, 'pictures' | 'erased'>,
): Incident => ({
  ...state,
  written: (state.written ?? []).map((one) =>
    one.message === message ? { message, by: one.by, as: one.as, revision, ...change } : one,
  ),
});
