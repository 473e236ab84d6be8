import type { Period } from '../../calendar/types';
import { fillInLine, momentUnknownLine } from '../../command/lines';
import { parseWhen } from '../../command/when';
import type { Pressed } from '../turn';

/** What was typed as from and until; a problem when one of the two is not understood. An empty `from` is now. */
export const readPeriod = ({ ctx, input }: Pressed): Period | { readonly problem: string } => {
  const { now, reader } = ctx;
  const typedFrom = input.data['from']?.trim() ?? '';
  const typedTo = input.data['to']?.trim() ?? '';
  if (typedTo === '') return { problem: fillInLine(ctx) };
  const from = typedFrom === '' ? now : parseWhen(typedFrom, { now, ...reader });
  if (!from) return { problem: momentUnknownLine(ctx, typedFrom) };
  const to = parseWhen(typedTo, { now, ...reader });
  return to ? { from, to } : { problem: momentUnknownLine(ctx, typedTo) };
};
