import { messageHtml } from "../../../../server/notifications/smtp/messageHtml";

const origin = "https://hr.example.com";

test("paragraphs and lines stay, in the language of the text", () => {
  const html = messageHtml("面试邀请", "周小满您好：\n请参加面试。\n\n祝顺利", origin);
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain("<p>周小满您好：<br>\n请参加面试。</p>\n<p>祝顺利</p>");
  expect(messageHtml("Hello", "Dear Ann", origin)).toContain('<html lang="en">');
});

test("our own link on its own line can be pressed", () => {
  const html = messageHtml("x", "打开链接：\nhttps://hr.example.com/i/aB3_x-9\n再见", origin);
  expect(html).toContain('<a href="https://hr.example.com/i/aB3_x-9">https://hr.example.com/i/aB3_x-9</a>');
});

test("what somebody wrote as their name is neither markup nor a link", () => {
  const html = messageHtml(
    "x",
    `<img src=x onerror=alert(1)> "&'\nhttps://evil.example/\nhttps://hr.example.com.evil.example/i/1`,
    origin,
  );
  expect(html).not.toContain("<img");
  expect(html).not.toContain("<a ");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&#39;");
});

test("nothing is fetched from anywhere", () => {
  const html = messageHtml("x", "http://a.example/b.png", origin);
  expect(html).not.toMatch(/<(img|link|script|iframe|video|audio|object)|url\(|@import|src=/);
});
