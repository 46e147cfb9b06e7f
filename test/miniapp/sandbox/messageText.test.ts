import * as fc from "fast-check";
import { cutMessage } from "../../../miniapp/sandbox/messageText";

const cut = (text: string) => cutMessage(text).map(({ kind, text: part }) => [kind, part]);

describe("a message in the local inbox", () => {
  it("shows its code", () => {
    expect(cut("验证码是 482913，10 分钟内有效")).toEqual([
      ["text", "验证码是 "],
      ["code", "482913"],
      ["text", "，10 分钟内有效"],
    ]);
  });

  it("has links to press that end before Chinese punctuation", () => {
    expect(cut("打开 http://127.0.0.1:3000/i/aB3_x-9。谢谢")).toEqual([
      ["text", "打开 "],
      ["link", "http://127.0.0.1:3000/i/aB3_x-9"],
      ["text", "。谢谢"],
    ]);
  });

  it("takes no part of a longer number or of a link for a code", () => {
    expect(cut("13800001234 http://127.0.0.1/i/123456")).toEqual([
      ["text", "13800001234 "],
      ["link", "http://127.0.0.1/i/123456"],
    ]);
  });

  it("loses nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          cutMessage(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
