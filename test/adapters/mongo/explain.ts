import type { CommandStartedEvent, Db, Document, IndexDescription } from 'mongodb';
import { INDEXES } from '../../../adapters/mongo/indexes';

/** What the server does for one lookup. */
export interface Plan {
  readonly command: string;
  readonly stages: readonly string[];
  readonly indexes: readonly string[];
  readonly examined: number;
  readonly returned: number;
}

/** Explains the lookups of a command that was really sent: of a read itself, of a write the documents it looks for. */
export async function explain(db: Db, { commandName, command }: CommandStartedEvent): Promise<readonly Plan[]> {
  const collection = db.collection(String(command[commandName]));
  return Promise.all(
    lookups(commandName, command).map(async ({ filter, ...options }) => {
      const told = await collection.find(filter, options).explain('executionStats');
      const nodes = flatten(told['queryPlanner'].winningPlan);
      return {
        command: `${commandName} ${String(command[commandName])} ${JSON.stringify(filter)}`,
        stages: nodes.map((node) => String(node['stage'])),
        indexes: nodes.flatMap((node) => (typeof node['indexName'] === 'string' ? [node['indexName']] : [])),
        examined: Number(told['executionStats'].totalDocsExamined),
        returned: Number(told['executionStats'].nReturned),
      };
    }),
  );
}

interface Lookup {
  readonly filter: Document;
  readonly sort?: Document;
  readonly limit?: number;
}

/** What the embedded server would read a whole collection for, in the filters of a command that was really sent. */
export function objections({ commandName, command }: CommandStartedEvent): readonly string[] {
  const indexes = INDEXES[String(command[commandName])] ?? [];
  const told = `${commandName} ${String(command[commandName])}`;
  const hint = command['hint'] === undefined ? [] : [`${told}: a hint`];
  return [
    ...hint,
    ...lookups(commandName, command).flatMap(({ filter }) =>
      wrongIn(filter, indexes).map((what) => `${told}: ${what}`),
    ),
  ];
}

function wrongIn(filter: Document, indexes: readonly IndexDescription[]): readonly string[] {
  const words = JSON.stringify(filter);
  const lists = words.split('"$in"').length - 1;
  const fields = Object.keys(filter);
  const isServed =
    fields[0] === '_id' ||
    indexes.some(({ key, partialFilterExpression = {} }) => {
      const own = [...Object.keys(key), ...Object.keys(partialFilterExpression)];
      return fields.every((field) => own.includes(field));
    });
  return [...(lists > 1 ? [`${lists} lists in ${words}`] : []), ...(isServed ? [] : [`no index has all of ${words}`])];
}

function lookups(name: string, command: Document): readonly Lookup[] {
  switch (name) {
    case 'find':
      return [read(command['filter'], command['sort'], command['limit'])];
    case 'findAndModify':
      return [read(command['query'], command['sort'], 1)];
    case 'update':
    case 'delete':
      return command[name === 'update' ? 'updates' : 'deletes'].map((one: Document) => read(one['q']));
    case 'aggregate':
      return [read(command['pipeline'][0].$match)];
    default:
      return [];
  }
}

function read(filter: Document, sort?: Document, limit?: number): Lookup {
  return { filter, ...(sort && { sort }), ...(limit && { limit }) };
}

/** A stage and all below it; mongod hides the slot-based engine's in `queryPlan`. */
function flatten(node: Document): readonly Document[] {
  const below = [node['queryPlan'], node['inputStage'], ...(node['inputStages'] ?? [])].filter(Boolean);
  return [node, ...below.flatMap(flatten)];
}
