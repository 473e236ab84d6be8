import { caseCommand } from '../../case-command';
import { ALREADY, named, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { isInRoom, joiners, takesPart } from '../../rights';

/** A colleague who sees the card in a room takes part: they read what the caller reads, and may write. */
export const join = caseCommand({
  type: 'join',
  may: joiners,
  pressedBy: 'onlooker',
  ready: unresolved,
  decide: ({ by }, state) =>
    takesPart(by, state) || state.caller.id === by.id ? ALREADY : [{ type: 'joined', participant: named(by) }],
  done: 'done.joined',
  button: (incident, at) =>
    at === 'caller' &&
    isInRoom(incident) &&
    !incident.confidential &&
    isUnresolved(incident) && { label: 'button.join' },
});
