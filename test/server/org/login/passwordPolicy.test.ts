import { assert, property, string } from "fast-check";
import { MAX_PASSWORD_LENGTH, passwordProblem } from "../../../../server/org/login/passwordPolicy";

const owner = { name: "欧阳晓岚", email: "xiaolan.ouyang@hengtong.example", companyName: "恒通集团" };
const problem = (password: string) => passwordProblem(password, owner);

test.each([
  "correct horse battery",
  "紫藤花下有一只懒猫呀",
  "vK7#mQ2pLx",
  "mydogeats12345pies",
  "大雪2024压青松挺且直啊",
  "tulip-wagon-42-mossy",
])("%s is taken", (password) => {
  expect(problem(password)).toBeNull();
});

test.each([
  "Password1!",
  "P@ssw0rd2024",
  "passwordpassword",
  "1234567890",
  "9876543210",
  "qwertyuiop",
  "1qaz2wsx3edc",
  "poiuytrewq",
  "aaaaaaaaaaaa",
  "abcabcabcabc",
  "Admin@2024",
  "administrator",
  "woaini1314520",
  "5201314520",
  "19900101199",
  "Beijing2008!",
  "147258369147",
  "qq123456789",
  "Zhimian@123",
  "111222333444",
  "ｐａｓｓｗｏｒｄ１２",
])("%s is among the first that are tried", (password) => {
  expect(problem(password)).toBe("common");
});

test.each([
  "欧阳晓岚20260101",
  "ouyangxiaolan",
  "OuyangXiaolan1990",
  "xiaolanouyang",
  "xiaolan.ouyang@",
  "hengtong2024!",
  "恒通集团@2024!!!",
  "0uyangX1aolan88",
])("%s is known to whoever knows the person", (password) => {
  expect(problem(password)).toBe("personal");
});

test("what counts is characters, not bytes", () => {
  expect(problem("紫藤花下有一只懒")).toBe("too_short");
  expect(problem("vK7#mQ2pL")).toBe("too_short");
  expect(problem("vK7#mQ2pLx".repeat(MAX_PASSWORD_LENGTH / 10 + 1))).toBe("too_long");
});

test("any password gets an answer, and quickly enough for the event loop", () => {
  assert(
    property(string({ maxLength: MAX_PASSWORD_LENGTH, unit: "grapheme" }), (password) => {
      expect([null, "too_short", "too_long", "common", "personal"]).toContain(problem(password));
    }),
  );
});

test("a person of whom nothing is known has nothing personal", () => {
  expect(passwordProblem("vK7#mQ2pLx", { name: "", email: "", companyName: "" })).toBeNull();
});
