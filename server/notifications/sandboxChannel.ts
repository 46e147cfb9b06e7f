import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { insertRowOnce } from "../db/rows";
import type { FieldCipher } from "../security/cipher";
import type { Channel } from "./channels";
import { type Gateway, SandboxMessage } from "./entity";

/** Delivers into the local inbox that `/sandbox` shows; nothing leaves the machine. */
export function createSandboxChannel(
  channel: Gateway,
  { db, clock, cipher }: { db: Database; clock: Clock; cipher: FieldCipher },
): Channel {
  return {
    name: "sandbox",
    givesReceipts: false,
    async send({ id, to, subject, text }) {
      await db.write((tx) =>
        insertRowOnce(tx, SandboxMessage, {
          id,
          channel,
          toSealed: cipher.encrypt(to, `sandbox_messages.to:${id}`),
          subject,
          textSealed: cipher.encrypt(text, `sandbox_messages.text:${id}`),
          createdAt: clock.now(),
        }),
      );
      return { result: "accepted", reference: null };
    },
    async trace({ id }) {
      return { found: (await db.read.existsBy(SandboxMessage, { id })) ? "accepted" : "absent" };
    },
    close: async () => undefined,
  };
}
