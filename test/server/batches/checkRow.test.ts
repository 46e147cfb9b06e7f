import { checkRow } from "../../../server/batches/checkRow";

const row = (change: object = {}) => ({ name: "周小满", phone: "13900001111", email: "", ...change });

test("a row with a name and one way to reach the person is right", () => {
  expect(checkRow(row())).toEqual({ name: "周小满", phone: "13900001111", email: null, reason: null });
  expect(checkRow(row({ phone: "", email: " xiaoman@people.example " }))).toMatchObject({
    email: "xiaoman@people.example",
    reason: null,
  });
  expect(checkRow(row({ phone: "１３９００００１１１１" })).phone).toBe("13900001111");
});

test.each([
  [{ name: "  " }, "name_missing"],
  [{ name: "长".repeat(61) }, "name_too_long"],
  [{ phone: "" }, "no_contact"],
  [{ phone: "没有" }, "phone_wrong"],
  [{ email: "xiaoman@" }, "email_wrong"],
])("%j is told as %s", (change, reason) => {
  expect(checkRow(row(change)).reason).toBe(reason);
});
