import type { ActionOf } from '../../command/command';
import { away } from './away';
import { back } from './back';
import { drop } from './drop';
import { onCall } from './on-call';
import { override } from './override';
import { swap } from './swap';

/** Everything that can be typed and pressed about schedules. */
export const ON_CALL_COMMANDS = [onCall, away, back, swap, override, drop] as const;
export type OnCallAction = ActionOf<(typeof ON_CALL_COMMANDS)[number]>;
