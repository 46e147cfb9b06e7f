import { deviceWords } from "../../../../server/org/login/device";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
    { browser: "edge", system: "windows" },
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    { browser: "safari", system: "macos" },
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49 wxwork/4.1.22",
    { browser: "wecom", system: "ios" },
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; HUAWEI) AppleWebKit/537.36 Chrome/118.0 Mobile Safari/537.36 AliApp(DingTalk/7.5.0)",
    { browser: "dingtalk", system: "android" },
  ],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    { browser: "firefox", system: "linux" },
  ],
  ["", { browser: "other", system: "other" }],
])("%s", (userAgent, words) => {
  expect(deviceWords(userAgent)).toEqual(words);
});
