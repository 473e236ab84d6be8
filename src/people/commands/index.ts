import type { ActionOf } from '../../command/command';
import { language } from './language';
import { settings } from './settings';

/** Everything that can be typed and pressed about oneself. */
export const PEOPLE_COMMANDS = [language, settings] as const;
export type PeopleAction = ActionOf<(typeof PEOPLE_COMMANDS)[number]>;
