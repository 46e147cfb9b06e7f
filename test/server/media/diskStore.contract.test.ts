import { Readable } from "node:stream";

import { lowerCase, openTestStore, signedPart, temporaryFolder } from "./fixtures";
import { describeMediaStore } from "./mediaStore.contract";

describeMediaStore("disk", async () => {
  const folder = temporaryFolder();
  const store = await openTestStore(folder.path);
  return {
    store,
    put: (ticket, bytes) =>
      store.receive(signedPart(ticket.url), lowerCase(ticket.headers), Readable.from([bytes])),
    close: async () => folder.remove(),
  };
});
