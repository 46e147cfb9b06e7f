import { createTurns } from "../../../../server/org/login/turns";
import { createGate } from "../../../support/gate";

test("so many run, so many wait, and a place is handed on even by who fails", async () => {
  const turns = createTurns(1, 1);
  const gate = createGate();
  const order: string[] = [];
  const first = turns.take(async () => {
    await gate.opened;
    order.push("first");
    throw new Error("first broke");
  });
  const second = turns.take(async () => void order.push("second"));
  expect(turns.take(async () => void order.push("third"))).toBeNull();
  gate.open();
  await expect(first).rejects.toThrow("first broke");
  await second;
  await turns.take(async () => void order.push("fourth"));
  expect(order).toEqual(["first", "second", "fourth"]);
});
