/** A transform that hands out what Node itself loads, once for each worker; a suite's own file anew each time. */
module.exports = {
  process: (_, file) => ({
    code: `const load = process.getBuiltinModule('node:module').createRequire(${JSON.stringify(__filename)});
load('tsx/cjs');
globalThis.jest = jest;
if (${file.endsWith('.test.ts')}) delete load.cache[${JSON.stringify(file)}];
module.exports = load(${JSON.stringify(file)});`,
  }),
};
