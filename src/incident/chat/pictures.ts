import type { ActionInput, ComposeInput, IncomingFile, MessageInput, ReportInput } from '../../command/input';
import { MAX_FILE_BYTES, MAX_FILES, PICTURE_TYPES } from '../../ground/limits';
import { type IncidentTurn } from '../turn';
import type { Attachment } from '../types';
import type { FileProblem } from '../views/lines';

/** What became of the files of a message. */
export interface KeptPictures {
  readonly attachments: readonly Attachment[];
  readonly problems: readonly FileProblem[];
}

const isPicture = ({ type }: IncomingFile): boolean => PICTURE_TYPES.some((known) => known === type.toLowerCase());

const keep = async (turn: IncidentTurn, file: IncomingFile, index: number): Promise<Attachment | FileProblem> => {
  const { name } = file;
  if (!isPicture(file)) return { name, why: 'not_picture' };
  if (index >= MAX_FILES) return { name, why: 'too_many' };
  const bytes = await file.read().catch(() => undefined);
  if (!bytes) return { name, why: 'not_fetched' };
  if (bytes.byteLength > MAX_FILE_BYTES) return { name, why: 'too_large' };
  const attachment = { id: turn.deps.newSecretId(), name, type: file.type.toLowerCase() };
  await turn.deps.store.files.put({ ...attachment, bytes, at: turn.ctx.now });
  return attachment;
};

/** Downloads and stores the pictures of a message, before anything refers to them. */
export const keepPictures = async (
  turn: IncidentTurn<MessageInput | ReportInput | ComposeInput | ActionInput>,
): Promise<KeptPictures> => {
  const { files = [], otherFiles, elsewhere } = { otherFiles: [], elsewhere: [], ...turn.input };
  const outcomes = await Promise.all(files.map((file, index) => keep(turn, file, index)));
  return {
    attachments: outcomes.filter((outcome) => 'id' in outcome),
    problems: [
      ...outcomes.filter((outcome) => 'why' in outcome),
      ...otherFiles.map((name) => ({ name, why: 'not_picture' as const })),
      ...elsewhere.map((name) => ({ name, why: 'elsewhere' as const })),
    ],
  };
};

/** Kept pictures travel through a form as one string. */
export const packPictures = (attachments: readonly Attachment[]): Readonly<Record<string, string>> =>
  attachments.length > 0 ? { pictures: attachments.map(({ id }) => id).join(' ') } : {};

/** The pictures that a form brought back; ids that are not known are left out. */
export const unpackPictures = async (
  turn: IncidentTurn,
  packed: string | undefined,
): Promise<readonly Attachment[]> => {
  const ids = (packed ?? '').split(' ').filter(Boolean).slice(0, MAX_FILES);
  const files = await Promise.all(ids.map((id) => turn.deps.store.files.get(id)));
  return files.flatMap((file) => (file ? [{ id: file.id, name: file.name, type: file.type }] : []));
};

/** Those that came with a form, behind those that it brought back. */
export const picturesOf = async (turn: IncidentTurn<ActionInput>): Promise<KeptPictures> => {
  const [before, { attachments, problems }] = await Promise.all([
    unpackPictures(turn, turn.input.data['pictures']),
    keepPictures(turn),
  ]);
  const all = [...before, ...attachments];
  const lost = all.slice(MAX_FILES).map(({ name }) => ({ name, why: 'too_many' as const }));
  return { attachments: all.slice(0, MAX_FILES), problems: [...problems, ...lost] };
};
