import { type Reach, waysTo } from "../../../server/invitations/ways";

const outside: Reach = { phone: "13900001234", email: "xiaoman@people.example", accounts: {} };
const member: Reach = { ...outside, accounts: { dingtalk: "xiaoman" } };

test("who is a member of a platform gets it there, and by SMS only where that refuses", () =>
  expect(waysTo(member, ["sms", "email", "dingtalk"])).toEqual([
    { channel: "dingtalk", to: "xiaoman", instead: { channel: "sms", to: "13900001234" } },
  ]));

test("the others get it by SMS and mail", () =>
  expect(waysTo(outside, ["sms", "email", "dingtalk"])).toEqual([
    { channel: "sms", to: "13900001234" },
    { channel: "email", to: "xiaoman@people.example" },
  ]));

test("nobody is written to on a platform that was not asked for", () =>
  expect(waysTo(member, ["sms", "wecom"])).toEqual([{ channel: "sms", to: "13900001234" }]));

test("a member of both is written to on one", () => {
  const both = { ...member, accounts: { dingtalk: "xiaoman", wecom: "XiaoMan" } };
  expect(waysTo(both, ["dingtalk", "wecom"])).toEqual([{ channel: "dingtalk", to: "xiaoman" }]);
});

test("whom nothing reaches gets nothing", () => {
  expect(waysTo({ ...outside, phone: null }, ["sms"])).toEqual([]);
  expect(waysTo(outside, ["dingtalk"])).toEqual([]);
});
