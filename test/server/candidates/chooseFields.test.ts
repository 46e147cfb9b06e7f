import { chooseFields, conflictsOf } from "../../../server/candidates/merging/chooseFields";

const survivor = { name: "周小满", orgUnitId: "bj", phone: "13800000001", email: null };
const other = { name: "周小曼", orgUnitId: "bj", phone: "13800000002", email: "zhou@people.example" };

test("the survivor keeps their own, and gets what they lack", () => {
  expect(chooseFields(survivor, other, {})).toEqual({ ...survivor, email: "zhou@people.example" });
});

test("a field can be taken from the other, but never lost by it", () => {
  expect(chooseFields(survivor, other, { name: "other", phone: "other" })).toMatchObject({
    name: "周小曼",
    phone: "13800000002",
  });
  expect(chooseFields(other, { ...survivor, phone: null }, { phone: "other" }).phone).toBe("13800000002");
});

test("what both have and differ in is a conflict", () => {
  expect(conflictsOf(survivor, other)).toEqual(["name", "phone"]);
});
