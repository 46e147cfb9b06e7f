import { Readable } from "node:stream";

import { lowerCase, openTestStore, readAll, signedPart, temporaryFolder } from "./fixtures";
import { describeMediaStore } from "./mediaStore.contract";

describeMediaStore("disk", async () => {
  const folder = temporaryFolder();
  const store = await openTestStore(folder.path);
  return {
    store,
    put: (ticket, bytes) =>
      store.receive(signedPart(ticket.url), lowerCase(ticket.headers), Readable.from([bytes])),
    async open(url, range) {
      const { status, headers, stream } = await store
        .openSigned(signedPart(url), range)
        .catch((error: { status: number }) => ({
          status: error.status,
          headers: {},
          stream: Readable.from([]),
        }));
      return { status, headers: new Headers(headers), bytes: await readAll(stream) };
    },
    close: async () => folder.remove(),
  };
});

test("a folder that is gone, or a disk without room, is no place for media", async () => {
  const folder = temporaryFolder();
  const store = await openTestStore(folder.path);
  await store.probe();
  // More than any disk has free.
  const full = await openTestStore(folder.path, { leastFreeBytes: 2 ** 70 });
  await expect(full.probe()).rejects.toThrow(/full/);
  folder.remove();
  await expect(store.probe()).rejects.toThrow(/ENOENT/);
});
