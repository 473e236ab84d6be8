const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** Stands for the realm that Node itself runs in, where Jest names one that it made for a suite. */
const OWN = {};
const { compileFunction } = vm;
vm.compileFunction = (code, params, { parsingContext, ...options }) =>
  compileFunction(code, params, parsingContext === OWN ? options : { ...options, parsingContext });

// Jest would have it answer for one suite alone, long after that has ended.
const getBuiltinModule = process.getBuiltinModule.bind(process);
Object.defineProperty(process, 'getBuiltinModule', { get: () => getBuiltinModule, set() {} });

/** What Jest leaves on the global object for a suite, and would find there in the next. */
const OF_A_SUITE = Symbol.for('EVENT_HANDLERS');

/**
 * Suites run in the realm that Node itself runs in, one after the other, so that what is loaded once a worker (see
 * `loaded-once.js`) is of the same realm as the test: `instanceof` says what it says in production.
 * The environment is put back after each.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.env = { ...process.env };
    this.exit = process.exit.bind(process);
    const { moduleMocker: mocker, fakeTimersModern: timers } = this;
    this.moduleMocker = new mocker.constructor(globalThis);
    this.fakeTimersModern = new timers.constructor({ config: config.projectConfig, global: globalThis });
  }

  async setup() {
    await super.setup();
    // Jest maps lines to sources by what it has compiled itself, which here is nothing.
    Error.prepareStackTrace = undefined;
    process.setSourceMapsEnabled(true);
  }

  getVmContext() {
    return OWN;
  }

  async teardown() {
    process.exit = this.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.env)) delete process.env[name];
    Object.assign(process.env, this.env);
    delete globalThis[OF_A_SUITE];
    await super.teardown();
  }
};
