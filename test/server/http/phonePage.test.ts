import { phonePage } from "../../../server/http/pages";

const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) Mobile/20G75 AliApp(DingTalk/7.6.15)";
const WECOM = "Mozilla/5.0 (Linux; Android 13) Mobile Safari/537.36 wxwork/4.1.20 MicroMessenger/7.0.1";
const DESK =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/100.0 Safari/537.36 dingtalk-win/1.0.0 DingTalk(7.6.15)";
const INTERVIEW = "/console/interviews/01900000-0000-7000-8000-000000000001";

describe("a card's link on a phone in a chat client", () => {
  it.each([PHONE, WECOM])("leads to the page for phones in %s", (userAgent) => {
    const there = "/m/interviews/01900000-0000-7000-8000-000000000001";
    expect(phonePage(INTERVIEW, userAgent)).toBe(there);
    expect(phonePage(`${INTERVIEW}/report`, userAgent)).toBe(there);
    expect(phonePage("/console/progress", userAgent)).toBe("/m/progress");
  });

  it("leads to the console on a desk, in a phone's own browser, and for what has no page for phones", () => {
    expect(phonePage(INTERVIEW, DESK)).toBeNull();
    expect(phonePage(INTERVIEW, "Mozilla/5.0 (iPhone) Mobile Safari/604.1")).toBeNull();
    expect(phonePage("/console/plans", PHONE)).toBeNull();
    expect(phonePage("/console/interviews", PHONE)).toBeNull();
    expect(phonePage(`${INTERVIEW}/../../../evil`, PHONE)).toBeNull();
  });
});
