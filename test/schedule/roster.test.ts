import type { Actor } from '../../src/incident/types';
import type { RosterCommand, RosterRefusal } from '../../src/schedule/commands';
import { decideRoster, isRefused } from '../../src/schedule/decide';
import { onCallAt } from '../../src/schedule/on-call';
import { EMPTY_ROSTER, type Roster } from '../../src/schedule/types';
import { aDesk } from '../support/desk';
import { ANNA, BO, CALLER, CARL, DINA } from '../support/given';
import { absence, aRoster, cph, override, period, scheduled } from './a-schedule';

// Bo leads the network, Anna is admin and leads another team, Carl and Dina are members.
const { desk, team } = scheduled();
const NOW = cph('2026-11-03T12:00');
const TONIGHT = period('2026-11-03T20:00', '2026-11-04T08:00');

const decided = (by: Actor, body: Omit<RosterCommand, 'at' | 'by' | 'key'>, roster: Roster, on = desk) =>
  // oxlint-disable-next-line
  decideRoster({ ...body, at: NOW, by, key: 'k-1' } as RosterCommand, roster, on);
