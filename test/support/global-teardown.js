module.exports = () => require('./run-services.ts').stopTestServices();
