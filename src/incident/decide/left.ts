import type { Desk } from '../../desk/model';
import type { LeftCommand } from '../commands';
import { isUnresolved } from '../lifecycle';
import type { Incident } from '../types';
import { ALREADY, type Outcome, planResumed } from './shared';

/** Its owner is with the team no more, or no full member of the company: it is free again. */
export const left = ({ at, owner }: LeftCommand, state: Incident, desk: Desk): Outcome =>
  state.owner?.id === owner && state.status !== 'new' && isUnresolved(state)
    ? [
        { type: 'released', left: state.owner },
        { type: 'planned', plan: planResumed(state, desk, at), because: 'released' },
      ]
    : ALREADY;
