import type { CommandStartedEvent, Db, Document } from 'mongodb';

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
