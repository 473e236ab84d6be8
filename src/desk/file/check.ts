import { say } from '../../view/text';
import type { Desk } from '../model';
import { parseDesk } from './parse';
import { problemOf } from './positions';
import { error, type Problem, quoted } from './problems';
import { childOf, textOf } from './unchecked';
import { readYaml } from './yaml';

/** A text that was read: `desk` is there when nothing in it is an error. */
export interface CheckedDesk {
  readonly desk?: Desk;
  readonly problems: readonly Problem[];
  /** What the text holds, for a comparison. */
  readonly root: unknown;
}

const ID = ['desk', 'id'] as const;

/** What the text holds as plain data; undefined when it is no YAML. */
export const rootOf = (text: string): unknown => readYaml(text).content?.root;

/** The id in a text that may be full of mistakes; undefined when it cannot be told. */
export const idIn = (text: string): string | undefined => textOf(childOf(rootOf(text), ...ID));

/** Reads a desk that must go on being the desk `id`: every stored case carries it. */
export const checkDesk = (text: string, fileName: string, id: string): CheckedDesk => {
  const { desk, problems } = parseDesk(text, fileName);
  const root = rootOf(text);
  if (!desk || desk.id === id) return { ...(desk && { desk }), problems, root };
  const { positions } = readYaml(text);
  const message = say('mistake.idChanged', { from: id, to: desk.id });
  return { problems: [problemOf(positions, error(ID, message, quoted([id]))), ...problems], root };
};
