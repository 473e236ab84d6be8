import { figuresHops } from './hops';
import { figuresSatisfaction } from './satisfaction';

/** Everything that can be asked in figures. */
export const FIGURES_COMMANDS = [figuresHops, figuresSatisfaction] as const;
