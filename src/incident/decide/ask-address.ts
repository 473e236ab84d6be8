import { isEnded } from '../lifecycle';
import { unaskedAddress } from '../on-behalf/called';
import type { Incident } from '../types';
import { ALREADY, type Outcome } from './shared';

/** Whose address an operator typed was met in chat: they are asked, once. */
export const askAddress = (state: Incident): Outcome =>
  unaskedAddress(state) === undefined || isEnded(state) ? ALREADY : [{ type: 'addressAsked' }];
