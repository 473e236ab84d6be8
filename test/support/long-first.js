const { default: Sequencer } = require('@jest/test-sequencer');

/** What starts browsers and processes comes first, so that nothing long is left over for one worker at the end. */
module.exports = class extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => path.includes('/test/e2e/') || path.includes('/test/faults/');
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
