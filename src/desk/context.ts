import type { ViewContext } from '../view/context';
import type { Desk } from './model';

/** What a view about the desk is made for: the desk as it is now, who reads, and when. */
export interface DeskContext extends ViewContext {
  readonly desk: Desk;
}
