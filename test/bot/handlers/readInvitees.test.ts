import { array, assert, constantFrom, oneof, property, shuffledSubarray, string } from "fast-check";
import { readInvitees } from "../../../bot/handlers/invite/readInvitees";
import { matchTitles } from "../../../bot/handlers/matchTitles";

const titles = ["销售顾问", "高级 Java 工程师", "门店运营", "Sales Advisor"];
const isTarget = (words: string) =>
  matchTitles(words, titles, (title) => [title], { withOtherWords: false }).length > 0;
const read = (text: string) => readInvitees(text, isTarget);
const person = (name: string, phone = "", email = "", target = "", line = 1) => ({
  line,
  name,
  phone,
  email,
  target,
});

describe("who is to be invited, as people write it", () => {
  it.each([
    ["沈嘉禾 13900001111 销售顾问", person("沈嘉禾", "13900001111", "", "销售顾问")],
    ["销售顾问 沈嘉禾 13900001111", person("沈嘉禾", "13900001111", "", "销售顾问")],
    ["13900001111，沈嘉禾", person("沈嘉禾", "13900001111")],
    [
      "沈嘉禾，139 0000 1111，jiahe@people.example",
      person("沈嘉禾", "139 0000 1111", "jiahe@people.example"),
    ],
    [
      "姓名：沈嘉禾　电话：１３９００００１１１１　岗位：门店运营",
      person("沈嘉禾", "13900001111", "", "门店运营"),
    ],
    [
      "沈嘉禾 +86 139-0000-1111 面试 高级java工程师",
      person("沈嘉禾", "+86 139-0000-1111", "", "高级java工程师"),
    ],
    [
      "Anna Lee anna.lee@people.example Sales Advisor",
      person("Anna Lee", "", "anna.lee@people.example", "Sales Advisor"),
    ],
    [
      "Anna Lee, +1 415-555-0134, for Sales Advisor",
      person("Anna Lee", "+1 415-555-0134", "", "Sales Advisor"),
    ],
    ["阿依古丽·买买提 13900001111", person("阿依古丽·买买提", "13900001111")],
    ["1. 沈嘉禾/13900001111/销售", person("沈嘉禾", "13900001111", "", "销售")],
    ["沈嘉禾 13900001111 总裁助理", person("沈嘉禾", "13900001111", "", "总裁助理")],
    ["沈嘉禾女士 13900001111", person("沈嘉禾女士", "13900001111")],
  ])("%s", (text, expected) => {
    expect(read(text)).toMatchObject({ invitees: [expected], problems: [] });
  });

  it("takes a line without a person for what those below are invited to", () => {
    const { invitees } = read(
      "销售顾问：\n1、沈嘉禾 13900001111\n2、陆一鸣 13900002222\n\n门店运营\n许诺 13900003333",
    );
    expect(invitees).toEqual([
      person("沈嘉禾", "13900001111", "", "销售顾问", 2),
      person("陆一鸣", "13900002222", "", "销售顾问", 3),
      person("许诺", "13900003333", "", "门店运营", 6),
    ]);
  });

  it("takes one at the end for all", () => {
    const { invitees } = read("沈嘉禾 13900001111；陆一鸣 13900002222\n岗位：销售顾问");
    expect(invitees.map(({ name, target }) => [name, target])).toEqual([
      ["沈嘉禾", "销售顾问"],
      ["陆一鸣", "销售顾问"],
    ]);
  });

  it.each([
    ["沈嘉禾 陆一鸣 13900001111", "which_name"],
    ["13900001111", "no_name"],
    ["沈嘉禾 13900001111 13900002222", "two_contacts"],
    ["沈嘉禾", "no_contact"],
  ])("says of %s what is open: %s", (text, problem) => {
    expect(read(`陆一鸣 13900009999\n${text}`)).toMatchObject({
      invitees: [{ name: "陆一鸣" }],
      problems: [{ line: 2, problem }],
    });
  });

  it("reads any order of the same words as the same person", () => {
    const words = ["沈嘉禾", "13900001111", "jiahe@people.example", "销售顾问"];
    assert(
      property(
        shuffledSubarray(words, { minLength: 4 }),
        constantFrom(" ", "，", ", ", "、", "\t", " | "),
        (order, separator) => {
          expect(read(order.join(separator)).invitees).toEqual([
            person("沈嘉禾", "13900001111", "jiahe@people.example", "销售顾问"),
          ]);
        },
      ),
    );
  });

  it("never invites without a name and one way to be reached, whatever it is given", () => {
    const piece = oneof(
      string({ maxLength: 12 }),
      constantFrom("沈嘉禾", "13900001111", "a@b.example", "\n", ";", "销售顾问", "岗位：", "@知面", "1."),
    );
    assert(
      property(array(piece, { maxLength: 30 }), (pieces) => {
        for (const { name, phone, email } of read(pieces.join(" ")).invitees) {
          expect(name).not.toBe("");
          expect(phone + email).not.toBe("");
        }
      }),
    );
  });

  it("is done at once with twelve thousand characters made to be slow", () => {
    const hostile = ["1 ".repeat(6_000), "a.".repeat(6_000), `${"1-".repeat(5_999)}a`, "@".repeat(12_000)];
    // Backtracking would take longer than a test may.
    for (const text of hostile) expect(read(text).invitees).toEqual([]);
  });
});
