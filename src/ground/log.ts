import { type Logger, type LoggerOptions, pino } from 'pino';

/** Never in a log line, at whatever depth these libraries put them. */
const SECRET = ['password', 'authorization', 'token', 'secret', 'email', 'text', 'headers', 'config', 'request'];

const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Logs as JSON lines on standard output, with secrets and people's words left out. `incident` is a field of its own. */
export const createLog = (
  level: LoggerOptions['level'] = 'info',
  destination?: { write(line: string): void },
): Logger => {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: { paths: [...paths, 'err.config', 'err.request', 'err.response'], censor: '[left out]' },
    serializers: {
      // A driver's error carries its whole request: only what it says and where is kept.
      err: (error: unknown) =>
        error instanceof Error
          ? {
              type: error.name,
              message: error.message,
              stack: error.stack,
              ...('kind' in error && { kind: error.kind }),
              ...(error.cause instanceof Error && { cause: error.cause.message }),
            }
          : error,
    },
  };
  return destination ? pino(options, destination) : pino(options);
};
