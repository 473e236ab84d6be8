import type { DeskFile } from '../../src/desk/file/open';
import { deskText } from './desk-file';

/** `aDesk` as a file. */
export const TWO_TEAMS = deskText('two-teams');

export interface FakeDeskFile extends DeskFile {
  /** Somebody saves the file. */
  write(text: string): void;
}

/** A desk file that a test writes; a change is seen by the next look. */
export function aDeskFile(text = TWO_TEAMS): FakeDeskFile {
  let fresh: string | undefined;
  let given = text;
  return {
    name: 'desk.yaml',
    text,
    id: 'it',
    current: () => given,
    async changed() {
      const changed = fresh;
      fresh = undefined;
      given = changed ?? given;
      return changed;
    },
    write(changed) {
      fresh = changed;
    },
  };
}

/** The file with one part of it written otherwise; throws when it is not there exactly once. */
export function written(from: string, to: string, text = TWO_TEAMS): string {
  if (text.split(from).length !== 2) throw new Error(`"${from}" is not there once`);
  return text.replace(from, () => to);
}
