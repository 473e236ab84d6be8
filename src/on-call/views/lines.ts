import { type Period } from '../../calendar/types';
import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { periodWords } from '../../view/period';
import { textsFor } from '../../view/text';
import type { OnCallRefusal } from '../change';
import type { Swap } from '../types';

/** Why a change to a schedule was refused, and what to do next. */
export const onCallRefusalText = (ctx: DeskContext, { refused, person, period }: OnCallRefusal): string =>
  textsFor(ctx)(`onCall.refused.${refused}`, {
    name: person === undefined ? '' : personName(ctx, person),
    period: period ? periodWords(ctx, period) : '',
    known: period ? 'yes' : 'no',
  });

export const overrideLine = (ctx: DeskContext, team: string, person: string, period: Period): string =>
  textsFor(ctx)('line.overrideSet', {
    name: personName(ctx, person),
    team: teamName(ctx, team),
    period: periodWords(ctx, period),
  });

export const awayLine = (ctx: DeskContext, person: string, period: Period, self: boolean): string =>
  textsFor(ctx)('line.awaySet', {
    name: personName(ctx, person),
    period: periodWords(ctx, period),
    self: self ? 'yes' : 'no',
  });

/** `was`: they had been away until now. */
export const backLine = (ctx: DeskContext, person: string, self: boolean, was: boolean): string =>
  textsFor(ctx)('line.back', { name: personName(ctx, person), self: self ? 'yes' : 'no', was: was ? 'yes' : 'no' });

export const swapAskedLine = (ctx: DeskContext, { other, give }: Swap): string =>
  textsFor(ctx)('line.swapAsked', { name: personName(ctx, other), period: periodWords(ctx, give) });

export const swapAnsweredLine = (ctx: DeskContext, { asker, give, status }: Swap): string =>
  textsFor(ctx)('line.swapAnswered', { name: personName(ctx, asker), period: periodWords(ctx, give), status });

export const noTurnsLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('line.noTurns', { team: teamName(ctx, team) });

export const notOnCallTeamLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('line.notOnCallTeam', { team: teamName(ctx, team) });

export const droppedLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('line.overrideDropped', { team: teamName(ctx, team) });

export const swapUnreachableLine = (ctx: DeskContext, person: string): string =>
  textsFor(ctx)('line.swapUnreachable', { name: personName(ctx, person) });
