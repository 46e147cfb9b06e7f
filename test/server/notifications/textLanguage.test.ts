import { languageOf } from "../../../server/notifications/textLanguage";

test.each([
  ["en", "Hello 江予安, 云杉集团 invites you to an interview for 产品助理: https://people.example/i/abc"],
  ["en", "Your code is 4821"],
  ["zh", "江予安您好，云杉集团邀请您参加 Senior Java Developer 的面试：https://people.example/i/abc"],
  ["zh", "验证码 4821"],
])("%s: %s", (language, text) => expect(languageOf(text)).toBe(language));
