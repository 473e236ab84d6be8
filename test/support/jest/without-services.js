// Jest starts every worker with what the services' set-up left in the environment; who is to do without them has none.
for (const name of Object.keys(process.env)) if (name.startsWith('VAGT_TEST_')) delete process.env[name];
