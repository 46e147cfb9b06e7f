import { setImmediate as turn } from "node:timers/promises";
import type { z } from "zod";
import { selectEqual } from "../db/statements";
import { Invitation } from "../invitations/entity";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import { BatchRecipient } from "./entity";
import { chunksOf } from "./gatherRecipients";
import type { batchLinksSchema } from "./schema";

/** The links that are still good, for a person to pass on. */
export async function listLinks(
  { db, cipher }: Pick<Services, "db" | "cipher">,
  batchId: string,
): Promise<z.input<typeof batchLinksSchema>> {
  const recipients = (await selectEqual(db.read, BatchRecipient, { batchId, state: "invited" })).toSorted(
    (one, other) => one.sequence - other.sequence,
  );
  const items: z.input<typeof batchLinksSchema>["items"] = [];
  for (const chunk of chunksOf(recipients)) {
    await turn();
    const links = chunk.flatMap(({ id, name, linkSealed }) => {
      if (!linkSealed) return [];
      const link = cipher.decrypt(linkSealed, `batch_recipients.link:${id}`);
      return [{ recipientId: id, name, link, tokenHash: hashToken(link.slice(link.lastIndexOf("/") + 1)) }];
    });
    if (links.length === 0) continue;
    const known = await selectEqual(db.read, Invitation, {
      tokenHash: links.map(({ tokenHash }) => tokenHash),
    });
    const alive = new Set(known.filter(({ endedAt }) => !endedAt).map(({ tokenHash }) => tokenHash));
    for (const { tokenHash, ...item } of links) if (alive.has(tokenHash)) items.push(item);
  }
  return { items };
}
