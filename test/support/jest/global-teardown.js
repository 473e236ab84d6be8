module.exports = () => globalThis.stopTestServices();
