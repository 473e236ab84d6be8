const { default: Sequencer } = require('@jest/test-sequencer');

/** In this order. */
const LONGEST = ['/test/faults/short.', '/test/e2e/'];
const isLong = ({ path }) => LONGEST.some((part) => path.includes(part));
const usesServices = ({ context }) => context.config.displayName?.name === 'services';
/** A browser or a fleet is waited for as long as so many other suites with services are. */
const LONG = 4;
/** The last of those starts while so many of the rest are still left to fill the other workers. */
const EARLY = 0.8;

/**
 * Suites with services mostly wait, the rest never does: they are dealt among each other, so that while one worker waits
 * the others have something to do. The longest come first, so that none is left over for one worker at the end.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = Sequencer.prototype.sort.call(this, tests);
    const waiting = sorted.filter(usesServices);
    const rest = sorted.filter((test) => !usesServices(test));
    const long = LONGEST.flatMap((part) => waiting.filter(({ path }) => path.includes(part)));
    const each = (EARLY * rest.length) / (waiting.length + long.length * (LONG - 1));
    const dealt = [...long, ...waiting.filter((test) => !isLong(test))].flatMap((test) => [
      test,
      ...rest.splice(0, Math.round(isLong(test) ? LONG * each : each)),
    ]);
    return [...dealt, ...rest];
  }
};
