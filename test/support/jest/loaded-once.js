/**
 * A transform that hands out what Node itself has loaded, once for each worker, where jest would evaluate the package
 * anew for every suite.
 */
module.exports = {
  process: (_, file) => ({
    code: `const load = require('node:vm').runInThisContext("process.getBuiltinModule('node:module')").createRequire(__filename);
module.exports = load(${JSON.stringify(file)});`,
  }),
};
