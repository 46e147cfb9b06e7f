import { type PersonRow, tellApart } from "../../../server/feedback/people";

const row = (id: string, over: Partial<PersonRow> = {}): PersonRow => ({
  id,
  phoneIndex: null,
  emailIndex: null,
  mergedInto: null,
  ...over,
});

test("a person is one by phone, by address, by a merge, and by way of a third row", () => {
  const personOf = tellApart([
    row("phone and mail", { phoneIndex: "p", emailIndex: "m" }),
    row("phone", { phoneIndex: "p" }),
    row("mail", { emailIndex: "m" }),
    row("merged", { mergedInto: "survivor" }),
    row("survivor", { emailIndex: "m" }),
    row("other", { phoneIndex: "q", emailIndex: "n" }),
    row("nobody"),
    // The same digits as a phone and as an address are two things.
    row("crossed", { phoneIndex: "m", emailIndex: "p" }),
  ]);
  const same = ["phone and mail", "phone", "mail", "merged", "survivor"].map(personOf);
  expect(new Set(same).size).toBe(1);
  const people = ["phone", "other", "nobody", "crossed", "not asked about"].map(personOf);
  expect(new Set(people).size).toBe(5);
});

test("merges in a ring end", () => {
  const personOf = tellApart([row("a", { mergedInto: "b" }), row("b", { mergedInto: "a" })]);
  expect(personOf("a")).toBe(personOf("b"));
});
