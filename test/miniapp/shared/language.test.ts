import { firstLanguage } from "../../../miniapp/shared/language";

test.each([
  ["en", ["zh-CN"], "en"],
  [null, ["en-GB", "zh-CN"], "en"],
  [null, ["fr-FR", "zh-Hans"], "zh"],
  [null, ["de"], "zh"],
  [null, [], "zh"],
] as const)("chosen %s with a browser that speaks %j → %s", (chosen, browser, expected) => {
  expect(firstLanguage(chosen, browser)).toBe(expected);
});
