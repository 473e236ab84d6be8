import type { Desk } from '../../desk/model';
import { LIMITS } from '../../ground/limits';
import { areaKey, areaOf } from '../../incident/policies/area';
import type { SolutionRefusal } from '../events';
import type { Written } from '../stored';

/** With its title it fits into one input of either platform, as the resolution of a case. */
export const STEPS_MAX = 2800;
/** More lines than these nobody follows. */
export const MOST_STEPS = 100;

/** Why it cannot stand so. */
export const problemIn = (
  { version: { title, steps }, ...area }: Pick<Written, 'version' | 'category' | 'sub'>,
  desk: Desk,
): SolutionRefusal | undefined => {
  if (title.trim() === '' || steps.trim() === '') return { refused: 'empty_text' };
  if (steps.split('\n').length > MOST_STEPS) return { refused: 'too_many_steps' };
  if (title.length > LIMITS.title || steps.length > STEPS_MAX) return { refused: 'too_long' };
  return areaOf(desk, areaKey(area)) ? undefined : { refused: 'no_such_area' };
};
