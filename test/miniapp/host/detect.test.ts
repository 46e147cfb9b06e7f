import { detectHost } from "../../../miniapp/host/detect";
import { parseHandover } from "../../../miniapp/host/handover";

const CHROME = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36";

describe("the client around a page", () => {
  it.each([
    [`${CHROME} AliApp(DingTalk/7.6.15) com.alibaba.android.rimet/38000000`, "dingtalk"],
    [`${CHROME} wxwork/4.1.20 MicroMessenger/7.0.1`, "wecom"],
    [`${CHROME} MicroMessenger/8.0.40`, "browser"],
    [CHROME, "browser"],
    ["", "browser"],
  ])("of %p is %s", (userAgent, host) => {
    expect(detectHost(userAgent)).toBe(host);
  });

  it("names itself in its frame on a desk, where only DingTalk's own pages count", () => {
    const frame = (origin: string) => JSON.stringify({ hostOrigin: origin, containerId: "1" });
    expect(detectHost(CHROME, frame("https://im.dingtalk.com"))).toBe("dingtalk");
    expect(detectHost(CHROME, frame("https://dingtalk.com.evil.example"))).toBe("browser");
    expect(detectHost(CHROME, "a frame")).toBe("browser");
  });
});

describe("what the shell hands over", () => {
  it("is a platform and its code", () => {
    expect(parseHandover("#chat=dingtalk&code=a%2Fb%2Bc")).toEqual({ platform: "dingtalk", code: "a/b+c" });
    expect(parseHandover("#chat=wecom&code=x")).toEqual({ platform: "wecom", code: "x" });
  });

  it.each(["", "#", "#top", "#chat=dingtalk", "#chat=other&code=x", `#chat=wecom&code=${"x".repeat(513)}`])(
    "is not %p",
    (hash) => {
      expect(parseHandover(hash)).toBeNull();
    },
  );
});
