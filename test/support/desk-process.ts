import { pino } from 'pino';
import type { Bulletins } from '../../src/delivery/bulletins/types';
import { notifyKey } from '../../src/desk/notify';
import { addMember } from '../../src/desk-edit/edits';
import { type Desks, openDesks } from '../../src/desk-edit/versions';
import type { DeskDoer } from '../../src/desk-edit/versions/changes';
import type { DeskNewsContent } from '../../src/desk-edit/versions/news';
import type { DeskBy, DeskVersionStore } from '../../src/desk-edit/versions/store';
import { aDeskFile, type FakeDeskFile, TWO_TEAMS, written } from './a-desk-file';
import { MONDAY_9 } from './given';
import { createTestClock } from './test-clock';

export const FASTER = written('P1: { response: 15m', 'P1: { response: 10m');
export const BROKEN = written('lead: bo\n', 'lead: bob\n');
export const ANNA: DeskBy = { id: 'p-anna', name: 'Anna Holm' };
export const CARL: DeskBy = { id: 'p-carl', name: 'Carl Friis' };

/** One process of the desk, as far as the desk itself goes. */
export interface DeskProcess {
  readonly desks: Desks;
  readonly file: FakeDeskFile;
  readonly logged: readonly string[];
  /** What admins heard, each once: whom, what, and its lines. */
  heard(): readonly string[];
  look(): Promise<void>;
  /** The response target of P1. */
  response(): string;
  /** Who is in the network team. */
  members(): unknown;
}

const clock = createTestClock(MONDAY_9);

/** Starts a process on a store that others may use, too. */
export async function startProcess(store: DeskVersionStore, text = TWO_TEAMS): Promise<DeskProcess> {
  const file = aDeskFile(text);
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const desks = await openDesks({ store, file, clock, log });
  const told = new Map<string, string>();
  const bulletins: Bulletins<DeskNewsContent> = {
    async put({ id, to, content }) {
      told.set(id, `${notifyKey(to)} ${content.kind}: ${content.lines.map(({ en }) => en).join(' | ')}`);
    },
  };
  return {
    desks,
    file,
    logged,
    heard: () => [...told.values()],
    look: () => desks.look(bulletins),
    response: () => desks.current().targets.P1.response.text,
    members: () => desks.current().teams['network']?.members,
  };
}

let keys = 0;
/** Something this person does just now. */
export const doer = (by = ANNA): DeskDoer => ({ by, key: `event-${++keys}` });
/** Carl joins the network team. */
export const takeCarl = addMember('network', { key: 'carl' });
