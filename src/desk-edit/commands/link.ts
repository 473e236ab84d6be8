import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { teamUnknownLine } from '../../command/lines';
import { openly, tell } from '../../command/turn';
import { forAllNamed, isForAll } from '../../delivery/for-all';
import { teamNamed } from '../../desk/team-named';
import { fold } from '../../ground/fold';
import { capped } from '../../ground/limits';
import { isFinal } from '../../people/reach';
import { isAdmin, mayRunTeam } from '../../people/rights';
import { ChatError } from '../../view/chat-port';
import { lineView } from '../../view/line-view';
import type { View } from '../../view/view';
import type { DeskEditDeps, DeskTurn } from '../turn';
import {
  alreadyLinkedLine,
  cannotWriteHereLine,
  linkAdminsOnlyLine,
  linkedForAllLine,
  linkedLine,
  linkInRoomOnlyLine,
  linkNotAllowedLine,
  roomTakenLine,
} from '../views/link-lines';

/** Whether the room takes it. Rejects when that cannot be told now. */
const saidIn = async ({ deps, input }: DeskTurn, view: View): Promise<boolean> => {
  try {
    await deps.chat(input.room.platform)?.post(input.room, view, `answer.${input.key}`);
    return true;
  } catch (error) {
    if (error instanceof ChatError && isFinal(error)) return false;
    throw error;
  }
};

/** What is told to everybody is told in this room, too; for the admins. */
const linkForAll = async (turn: DeskTurn, typed: string): Promise<Reply> => {
  const { ctx, input, who, deps } = turn;
  const { places } = deps.store;
  if (!isAdmin(ctx.desk, who.actor)) return tell(linkAdminsOnlyLine(ctx), 'warning');
  const here = await places.byAddress(input.room);
  if (here && !isForAll(here.team)) return tell(roomTakenLine(ctx, here.team), 'warning');
  const isElsewhere = input.place.kind === 'direct';
  const linked = lineView(linkedForAllLine(ctx), 'good');
  if (isElsewhere && !(await saidIn(turn, linked))) return tell(cannotWriteHereLine(ctx), 'warning');
  await places.link({
    team: forAllNamed(capped(fold(typed), 'name')),
    address: input.room,
    ...(input.roomName && { name: input.roomName }),
    linkedBy: who.person.id,
    linkedAt: ctx.now,
  });
  return openly(linked);
};

/** `major <name>`: a room for everybody. */
const MAJOR = /^(?:major|driftsstatus)(?:\s+(.*))?$/is;

/** Makes this room the team's; for its lead and the admins, in the room itself. */
const linkHere = async (turn: DeskTurn, typed: string): Promise<Reply> => {
  const { ctx, input, who, deps } = turn;
  const { places } = deps.store;
  if (input.room.kind === 'direct') return tell(linkInRoomOnlyLine(ctx), 'warning');
  const team = teamNamed(turn.ctx.desk, typed);
  const forAll = team ? undefined : MAJOR.exec(typed.trim());
  if (forAll) return linkForAll(turn, forAll[1]?.trim() || 'major');
  if (!team) return tell(teamUnknownLine(ctx, typed), 'warning');
  if (!mayRunTeam(ctx.desk, who.actor, team)) return tell(linkNotAllowedLine(ctx, team), 'warning');
  const [here, before] = await Promise.all([places.byAddress(input.room), places.ofTeam(team)]);
  if (here?.team === team) return openly(lineView(alreadyLinkedLine(ctx, team)));
  if (here) return tell(roomTakenLine(ctx, here.team), 'warning');
  // A command can be typed in a room that the bot is not in: what is said there first shows whether it can be.
  const isElsewhere = input.place.kind === 'direct';
  if (isElsewhere && !(await saidIn(turn, lineView(linkedLine(ctx, team, before?.name), 'good')))) {
    return tell(cannotWriteHereLine(ctx), 'warning');
  }
  await places.link({
    team,
    address: input.room,
    ...(input.roomName && { name: input.roomName }),
    linkedBy: who.person.id,
    linkedAt: ctx.now,
  });
  return openly(lineView(linkedLine(ctx, team, before?.name), 'good'));
};

/** This room becomes a team's. */
export const link = {
  name: 'link',
  typed: {
    for: 'leads',
    words: { en: ['link'], da: ['tilknyt'] },
    usage: 'team',
    help: 'help.link',
    answer: (turn, { rest }) => linkHere(turn, rest),
  },
} as const satisfies Command<DeskEditDeps>;
