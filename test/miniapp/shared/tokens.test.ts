import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dark, light } from "../../../miniapp/shared/tokens";

const css = readFileSync(join(__dirname, "../../../miniapp/shared/tokens.css"), "utf8");
const [lightCss = "", darkCss = ""] = css.split("prefers-color-scheme: dark");
const inCss = (part: string, name: string) => {
  const property = `--zm-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return new RegExp(`${property}: (#[0-9a-f]{6});`).exec(part)?.[1];
};

function luminance(hex: string) {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [r = 0, g = 0, b = 0] = channels;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string) {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

describe.each([
  ["light", light, lightCss],
  ["dark", dark, darkCss],
] as const)("%s", (_name, palette, part) => {
  test.each(Object.keys(palette) as (keyof typeof light)[])(
    "%s is the same in CSS and TypeScript",
    (name) => {
      expect(inCss(part, name)).toBe(palette[name]);
    },
  );

  test.each(["text", "textSoft", "accent", "good", "warn", "bad"] as const)(
    "%s is readable (AA) on page and surface",
    (name) => {
      expect(contrast(palette[name], palette.page)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette[name], palette.surface)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
