import { figuresHops } from './hops';

/** Everything that can be asked in figures. */
export const FIGURES_COMMANDS = [figuresHops] as const;
