import { v4 as uuid } from "uuid";

const KEY = "zhimian.tab";

/**
 * This tab's id: kept over reloads, but not shared by a duplicated tab, whose sessionStorage is a copy. A Web Lock
 * held for the tab's life tells the two apart.
 */
export async function tabId(): Promise<string> {
  const kept = read();
  const id = kept && (await claim(kept)) ? kept : uuid();
  if (id !== kept) {
    write(id);
    await claim(id);
  }
  return id;
}

function claim(id: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(`${KEY}.${id}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<void>(() => undefined) : undefined;
      })
      .catch(() => resolve(true));
  });
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(id: string) {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Forbidden storage: the id lasts until the reload, which then takes the seat anew.
  }
}
