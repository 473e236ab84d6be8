import type { Desk } from '../../desk/model';
import { type Actor, type By, type Named, VAGT } from '../../ground/actor';
import { LIMITS } from '../../ground/limits';
import { isStaff } from '../../people/rights';
import type { Draft, SolutionEvent, SolutionRefusal, SolutionRefusalCode } from '../events';
import { isCounted, isFailure } from '../policies/use';
import { problemIn } from '../policies/written';
import { mayDecide, mayReadSolution, mayWrite } from '../rights';
import type { SolutionCommand } from '../stored';
import type { Solution } from '../types';

type Outcome = readonly Draft[] | SolutionRefusal;
type CommandOf<T extends SolutionCommand['type']> = Extract<SolutionCommand, { readonly type: T }>;

const refuse = (refused: SolutionRefusalCode, by?: By): SolutionRefusal => ({
  refused,
  ...(by !== undefined && { who: by === VAGT ? 'Vagt' : by.name }),
});

const ALREADY: readonly Draft[] = [];

const isRefusal = (outcome: Outcome): outcome is SolutionRefusal => !Array.isArray(outcome);

const isBy = (by: By, actor: Actor): boolean => by !== VAGT && by.id === actor.id;

const named = ({ id, name }: Named): Named => ({ id, name });

const asking = (asks: boolean): { readonly asks?: true } => (asks ? { asks } : {});

const drafted = (command: CommandOf<'draft'>, state: Solution | undefined, desk: Desk): Outcome => {
  const { type: _, key: __, by, ...written } = command;
  if (state) return ALREADY;
  if (!isStaff(desk, by)) return refuse('only_operators');
  return problemIn(command, desk) ?? [{ type: 'drafted', ...written, ...asking(!mayDecide(desk, by, command)) }];
};

const revised = (command: CommandOf<'revise'>, state: Solution, desk: Desk): Outcome => {
  const { type: _, key: __, solution: ___, by, ...written } = command;
  if (!mayWrite(desk, by, state)) return refuse('only_lead');
  if (state.status === 'withdrawn') return refuse('withdrawn');
  const asks = state.returned !== undefined && !mayDecide(desk, by, command);
  return problemIn(command, desk) ?? [{ type: 'revised', ...written, ...asking(asks) }];
};

/** Two who decide at once: the first one's word stands, and the other hears whose it was. */
const decidedBefore = (state: Solution): SolutionRefusal | undefined => {
  if (state.status === 'withdrawn') return refuse('withdrawn');
  if (state.status === 'approved') return refuse('approved_by', state.approved?.by);
  return state.returned ? refuse('returned_by', state.returned.by) : undefined;
};

const approved = ({ by }: CommandOf<'approve'>, state: Solution, desk: Desk): Outcome => {
  if (!mayDecide(desk, by, state)) return refuse('only_lead');
  if (state.status === 'approved' && state.approved && isBy(state.approved.by, by)) return ALREADY;
  return decidedBefore(state) ?? [{ type: 'approved' }];
};

const returned = ({ by, why }: CommandOf<'return'>, state: Solution, desk: Desk): Outcome => {
  if (!mayDecide(desk, by, state)) return refuse('only_lead');
  if (why.trim() === '') return refuse('empty_text');
  if (why.length > LIMITS.why) return refuse('too_long');
  if (state.returned && isBy(state.returned.by, by)) return ALREADY;
  return decidedBefore(state) ?? [{ type: 'returned', why }];
};

const withdrawn = ({ by, why }: CommandOf<'withdraw'>, state: Solution, desk: Desk): Outcome => {
  if (!mayWrite(desk, by, state)) return refuse('only_lead');
  if ((why?.length ?? 0) > LIMITS.why) return refuse('too_long');
  return state.status === 'withdrawn' ? ALREADY : [{ type: 'withdrawn', ...(why && { why }) }];
};

/** It counts, also where it was taken out of use while somebody used it. */
const used = ({ incident, person }: CommandOf<'use'>, at: Date, state: Solution): Outcome => {
  const what = { ...(incident !== undefined && { incident }), ...(person !== undefined && { person }) };
  return isCounted(state, { at, ...what }) ? ALREADY : [{ type: 'used', ...what }];
};

const imported = (command: CommandOf<'import'>, state: Solution | undefined, desk: Desk): Outcome => {
  const { type: _, key: __, by: ___, fresh: ____, ...rest } = command;
  const { versions } = command;
  const problem = [versions.da, versions.en]
    .flatMap((version) => version ?? [])
    .map((version) => problemIn({ ...command, version }, desk))
    .find((one) => one !== undefined);
  if (problem) return problem;
  const { source, externalKey, number } = state ?? command;
  return [{ type: 'imported', ...rest, source, externalKey, number }];
};

const ofPerson = (
  command: CommandOf<'revise' | 'approve' | 'return' | 'withdraw'>,
  state: Solution,
  desk: Desk,
): Outcome => {
  if (!mayReadSolution(desk, command.by, state)) return refuse('no_such_solution');
  switch (command.type) {
    case 'revise':
      return revised(command, state, desk);
    case 'approve':
      return approved(command, state, desk);
    case 'return':
      return returned(command, state, desk);
    case 'withdraw':
      return withdrawn(command, state, desk);
  }
};

const outcomeOf = (command: SolutionCommand, at: Date, state: Solution | undefined, desk: Desk): Outcome => {
  if (command.type === 'draft') return drafted(command, state, desk);
  if (command.type === 'import') return imported(command, state, desk);
  if (!state) return refuse('no_such_solution');
  switch (command.type) {
    case 'use':
      return used(command, at, state);
    case 'fail':
      return isFailure(state, command.incident, at) ? [{ type: 'failed', incident: command.incident }] : ALREADY;
    case 'tick':
      return ALREADY;
    case 'revise':
    case 'approve':
    case 'return':
    case 'withdraw':
      return ofPerson(command, state, desk);
  }
};

/** What a command comes to: events, `[]` because it is so already, or a refusal. Pure. */
export const decide = (
  command: SolutionCommand,
  at: Date,
  state: Solution | undefined,
  desk: Desk,
): readonly SolutionEvent[] | SolutionRefusal => {
  const outcome = outcomeOf(command, at, state, desk);
  if (isRefusal(outcome)) return outcome;
  const by: By = command.by === VAGT ? VAGT : named(command.by);
  return outcome.map((draft: Draft): SolutionEvent => ({ ...draft, at, by }));
};
