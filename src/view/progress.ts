import type { View } from './view';

/** Shows how far something is that takes a while; never rejects. */
export type Progress = (view: View) => void;

/** A client takes an edit a second of one message; what comes sooner is left out, for the next says more. */
const GAP_MS = 1000;

/** Shows one view at a time. `end` waits for the one on its way, so that nothing comes behind the result, and tells whether any was shown. */
export const createProgress = (
  show: (view: View) => Promise<unknown>,
): { readonly show: Progress; end(): Promise<boolean> } => {
  let last = Number.NEGATIVE_INFINITY;
  let showing: Promise<unknown> | undefined;
  let isOver = false;
  return {
    show(view) {
      const now = performance.now();
      if (isOver || showing || now - last < GAP_MS) return;
      last = now;
      const forget = (): void => {
        showing = undefined;
      };
      showing = show(view).then(forget, forget);
    },
    async end() {
      isOver = true;
      await showing;
      return last > Number.NEGATIVE_INFINITY;
    },
  };
};
