import { renameSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { OlderData, refuseOlder } from '../../adapters/mongo/older';
import { type Services, startServices } from '../services/index';

const isOlder = async (uri: string, desk: string): Promise<boolean> => {
  const client = new MongoClient(uri);
  try {
    await refuseOlder(client.db('vagt'), desk);
    return false;
  } catch (error) {
    if (error instanceof OlderData) return true;
    throw error;
  } finally {
    await client.close();
  }
};

/** The services of `npm run try`. What an older version kept in `dataDir` is moved aside; data elsewhere is left alone. */
export const servicesFor = async (desk: string, dataDir: string, say: (line: string) => void): Promise<Services> => {
  const start = () => startServices({ data: 'keep', dataDir, log: say });
  const services = await start();
  const isOurs = process.env['MONGODB_URI'] === undefined;
  if (!isOurs || !(await isOlder(services.mongodbUri, desk))) return services;
  await services.stop();
  const aside = `${dataDir}-older-${Date.now()}`;
  renameSync(dataDir, aside);
  say(`The data of an older version was moved to ${aside}; this one begins without any.`);
  return start();
};
