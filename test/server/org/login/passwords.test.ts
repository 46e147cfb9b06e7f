import { hash } from "@node-rs/argon2";
import { hashPassword, isOutdated, passwordFits } from "../../../../server/org/login/passwords";

test("fits only its own password, however the keyboard wrote it", async () => {
  const stored = await hashPassword("Ａ quiet café 路灯");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/);
  expect(stored.length).toBeLessThan(255);
  expect(await passwordFits(stored, "A quiet cafe\u0301 路灯")).toBe(true);
  expect(await passwordFits(stored, "a quiet café 路灯")).toBe(false);
});

test("nobody's password never fits", async () => {
  expect(await passwordFits(null, "anything at all")).toBe(false);
  expect(await passwordFits(null, "")).toBe(false);
});

test("a hash of another cost still fits, and is told to be renewed", async () => {
  const cheap = await hash("vK7#mQ2pLx", { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  expect(await passwordFits(cheap, "vK7#mQ2pLx")).toBe(true);
  expect(isOutdated(cheap)).toBe(true);
  expect(isOutdated(await hashPassword("vK7#mQ2pLx"))).toBe(false);
});

test("a burst is refused at its end, and those who were let in are served", async () => {
  const burst = await Promise.allSettled(Array.from({ length: 110 }, () => passwordFits(null, "burst")));
  const refused = burst.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(8);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "session.busy", status: 429 });
  expect(await passwordFits(null, "after")).toBe(false);
});
