import { In, LessThan } from "typeorm";
import { ChatCard, type CardState } from "../../../server/chats/entity";
import type { Services } from "../../../server/services";

/** Whoever has not chosen by then asks again. */
const OPEN_MS = 2 * 24 * 3_600_000;
const AT_ONCE = 200;
const ENDED_BY: readonly CardState[] = ["waiting", "sending", "shown", "unknown", "failed"];

/** Forgets what choice cards were opened with: names, and whom somebody wanted to invite. @returns how many */
export async function expireChoices({ db, clock }: Pick<Services, "db" | "clock">): Promise<number> {
  const createdAt = LessThan(new Date(clock.now().getTime() - OPEN_MS));
  for (let expired = 0; ;) {
    const old = await db.read.find(ChatCard, {
      select: { id: true },
      where: { kind: "choice", state: In([...ENDED_BY]), createdAt },
      take: AT_ONCE,
    });
    if (old.length > 0) {
      const ended = { state: "closed", dataSealed: null } as const;
      await db.write((tx) => tx.manager.update(ChatCard, { id: In(old.map(({ id }) => id)) }, ended));
    }
    expired += old.length;
    if (old.length < AT_ONCE) return expired;
  }
}
