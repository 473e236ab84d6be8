import { messageBlocks } from './blocks';
import type { Rule } from './rule';
import { viewRule } from './view';

/** Every rule that a value breaks, as Slack words it: `must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
function complaints(rule: Rule, value: unknown, pointer: string): readonly string[] {
  const found: string[] = [];
  rule(value, pointer, (reason, at) => void found.push(`${reason} [json-pointer:${at}]`));
  return found;
}

/** What is wrong with the blocks of a message. */
export const blockComplaints = (blocks: unknown): readonly string[] => complaints(messageBlocks, blocks, '/blocks');

/** What is wrong with a view for one of these surfaces. */
export function viewComplaints(view: unknown, ...types: readonly ('modal' | 'home')[]): readonly string[] {
  const found = complaints(viewRule(...types), view, '/view');
  return found.length > 0 ? ['failed to match all allowed schemas [json-pointer:/view]', ...found] : [];
}
