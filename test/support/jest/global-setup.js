const childProcess = require('node:child_process');
const events = require('node:events');
const path = require('node:path');

/** Jest's own hook on `require` would load these programs as it loads tests, so they run in a process of their own. */
module.exports = async () => {
  const file = path.join(__dirname, 'run-services.ts');
  const services = childProcess.fork(file, { execArgv: ['--import', 'tsx'] });
  const ended = events.once(services, 'exit');
  const environment = await Promise.race([
    events.once(services, 'message').then(([message]) => message),
    ended.then(() => undefined),
  ]);
  // It has said itself why.
  if (!environment) process.exit(1);
  Object.assign(process.env, environment);
  globalThis.stopTestServices = async () => {
    services.disconnect();
    await ended;
  };
};
