import { characterErrorRate } from "./errorRate";

describe("characterErrorRate", () => {
  it("counts edits per character said", () => {
    expect(characterErrorRate("我负责销售", "我负责销售。")).toBe(0);
    expect(characterErrorRate("我负责销售", "我负则销售")).toBeCloseTo(0.2);
    expect(characterErrorRate("我负责销售", "我销售")).toBeCloseTo(0.4);
    expect(characterErrorRate("我", "我我我")).toBe(2);
    expect(characterErrorRate("我负责", "")).toBe(1);
  });

  it("takes numbers as they are spoken", () => {
    expect(characterErrorRate("两千六百万元，高出百分之十五，一百零五个", "2600万元,高出15%,105个")).toBe(0);
  });
});
