import { createMemoryStore } from '../support/memory-store';
import { storeContract } from './store';

describe('the store in memory', () => {
  storeContract(async () => {
    const store = createMemoryStore();
    return { store, other: store };
  });
});
