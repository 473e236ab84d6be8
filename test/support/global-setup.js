module.exports = () => require('./run-services.ts').startTestServices();
