import type { ActionOf } from '../../command/command';
import { add } from './add';
import { deskAnswer } from './answer';
import { answers } from './answers';
import { apply } from './apply';
import { category } from './category';
import { desk } from './desk';
import { link } from './link';
import { remove } from './remove';
import { review } from './review';
import { undo } from './undo';
import { unlink } from './unlink';
import { versions } from './versions';
import { words } from './words';

/** Everything that can be typed and pressed to change the desk. */
export const DESK_COMMANDS = [
  desk,
  link,
  unlink,
  add,
  remove,
  answers,
  deskAnswer,
  words,
  category,
  versions,
  review,
  apply,
  undo,
] as const;
export type DeskAction = ActionOf<(typeof DESK_COMMANDS)[number]>;
