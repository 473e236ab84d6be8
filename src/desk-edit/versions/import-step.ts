import type { DeskHead } from './store';

/**
 * What is to be done with a file that has no mistakes. `first`: nothing is there yet. `import`: it is new, and nobody
 * changed the desk in chat since the last one. `adopt`: the desk is as the file says already. `differs`: the desk was
 * changed in chat, so the file is only offered. `same`: it was taken before.
 */
export type ImportStep = 'first' | 'import' | 'adopt' | 'differs' | 'same';

export const importStep = (head: DeskHead | undefined, file: string): ImportStep => {
  if (!head) return 'first';
  if (head.active === file) return head.imported === file ? 'same' : 'adopt';
  if (head.imported === file) return 'same';
  return head.active === head.imported ? 'import' : 'differs';
};
