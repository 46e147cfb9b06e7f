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
