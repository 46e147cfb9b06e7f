import { storedOf } from "../fixtures";
import { describeMediaStore } from "../mediaStore.contract";
import { openOssUnderTest, sendTicket } from "./useOss";

describeMediaStore("oss", async () => {
  const { store, oss, close } = await openOssUnderTest();
  return {
    store,
    async put(ticket, bytes) {
      const { status } = await sendTicket(ticket, bytes);
      if (status === 200) return;
      // Something lies there already: whether it is this, the store says, as it does at a commit.
      const key = new URL(ticket.url).pathname.replace("/zhimian/", "");
      const held = status === 409 ? await store.head(key) : null;
      if (held?.md5 !== storedOf(bytes).md5) throw new Error(`refused with ${status}`);
    },
    async open(url, range) {
      const response = await fetch(url, { headers: range === undefined ? {} : { range } });
      return {
        status: response.status,
        headers: response.headers,
        bytes: Buffer.from(await response.arrayBuffer()),
      };
    },
    async close() {
      // Whatever the tests did: each object is encrypted by OSS, and nothing is left half-way.
      for (const [name, { headers }] of oss.objects) {
        if (headers["x-oss-server-side-encryption"] !== "AES256") throw new Error(`${name} is not encrypted`);
      }
      if (oss.uploads.size > 0) throw new Error("an upload was left open");
      await close();
    },
  };
});
