import type { FileStore } from '../files';
import type { IncidentStore } from '../store';
import type { IncidentEntry, StoredIncident } from '../stored';
import { textOf, writtenIn } from './written';

export interface ForgetDeps {
  readonly incidents: Pick<IncidentStore, 'history' | 'replace'>;
  readonly files: Pick<FileStore, 'remove'>;
}

/** An entry without what was written in it; undefined where it holds nothing of that. */
const without = (
  entry: IncidentEntry,
  gone: ReadonlySet<string>,
  words: ReadonlySet<string>,
): IncidentEntry | undefined => {
  if (entry.type === 'undelivered') {
    const { text, ...rest } = entry;
    return text !== undefined && words.has(text) ? rest : undefined;
  }
  if (entry.type === 'edited') return gone.has(entry.message) && entry.text !== '' ? { ...entry, text: '' } : undefined;
  if (!gone.has(writtenIn(entry) ?? '')) return undefined;
  if (entry.type === 'logged' && entry.title !== '') {
    const { details: _, link: __, ...rest } = entry;
    return { ...rest, title: '', attachments: [] };
  }
  if (entry.type === 'messaged') return entry.text === '' ? undefined : { ...entry, text: '' };
  const says = entry.type === 'answered' || entry.type === 'noted';
  return says && (entry.text !== '' || entry.attachments.length > 0)
    ? { ...entry, text: '', attachments: [] }
    : undefined;
};

/** Takes what was deleted out of a case's history, wherever it lies, its pictures first. Once more is harmless. */
export const forget = async ({ incidents, files }: ForgetDeps, { state, timeline }: StoredIncident): Promise<void> => {
  const gone = new Set((state.written ?? []).flatMap(({ message, erased }) => (erased ? [message] : [])));
  if (gone.size === 0) return;
  const all = timeline[0]?.type === 'logged' ? timeline : await incidents.history(state.id);
  const words = new Set(all.flatMap((entry) => (gone.has(writtenIn(entry) ?? '') ? [textOf(entry)] : [])));
  const left = all.flatMap((entry) => without(entry, gone, words) ?? []);
  if (left.length === 0) return;
  const pictures = all.flatMap((entry) => (entry.type === 'erased' ? entry.pictures : []));
  await Promise.all(pictures.map((id) => files.remove(id)));
  await incidents.replace(state.id, left);
};
