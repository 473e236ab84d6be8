import type { ActionOf } from '../../command/command';
import { away } from './away';
import { drop } from './drop';
import { oncall } from './oncall';
import { override } from './override';
import { swap } from './swap';

/** Everything that can be typed and pressed about schedules. */
export const ON_CALL_COMMANDS = [oncall, away, swap, override, drop] as const;
export type OnCallAction = ActionOf<(typeof ON_CALL_COMMANDS)[number]>;
