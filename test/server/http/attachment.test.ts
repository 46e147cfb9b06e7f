import { attachment } from "../../../server/http/attachment";

describe("attachment", () => {
  it("names a file for every browser", () => {
    expect(attachment("林晓舟 面试报告.pdf")).toBe(
      "attachment; filename=\"___ ____.pdf\"; filename*=UTF-8''%E6%9E%97%E6%99%93%E8%88%9F%20%E9%9D%A2%E8%AF%95%E6%8A%A5%E5%91%8A.pdf",
    );
  });

  it("lets nothing out of the header or the folder", () => {
    const header = attachment("a\"\r\nSet-Cookie: x=1; ../../b'(c).pdf");
    expect(header).not.toMatch(/[\r\n]|\.\.\//);
    expect(header).not.toMatch(/%0[ad]|%2f/i);
    expect(header.match(/"/g)).toHaveLength(2);
    expect(header).toContain("%27%28c%29.pdf");
  });
});
