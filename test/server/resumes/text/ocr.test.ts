import sharp from "sharp";
import { errorRate } from "../../../support/errorRate";
import { linesOf, useFiles } from "./files";
import { pdfBytes } from "../../../factories/pdfFiles";
import { pictureOf } from "../../../factories/pictures";

const read = useFiles();

const lines = [
  "个人简历",
  "姓名：方知远",
  "手机：13800000000",
  "2019.03-2023.06 远山科技有限公司 产品经理",
  "负责增长产品的规划与落地，带领八人团队完成改版",
  "教育背景：江海大学 信息管理 本科",
  "Email: zhiyuan.fang@example.com",
];
const characters = (text: string) => [...text.replace(/\s/g, "")];
const wrong = (texts: readonly string[]) => errorRate(characters(lines.join("")), characters(texts.join("")));

test("a photo is read line by line, with where the lines are", async () => {
  const resume = await read(pictureOf(lines), "photo.png");
  expect(resume).toMatchObject({ kind: "image", ocr: true, pages: 1 });
  expect(linesOf(resume)).toHaveLength(lines.length);
  expect(wrong(linesOf(resume))).toBeLessThan(0.03);
  const heights = resume.lines.map(({ y }) => y ?? 0);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
});

test("a photo is turned as its camera says", async () => {
  const turned = await sharp(pictureOf(lines))
    .rotate(90)
    .jpeg({ quality: 80 })
    .withMetadata({ orientation: 8 })
    .toBuffer();
  expect(wrong(linesOf(await read(turned)))).toBeLessThan(0.03);
});

test.each([90, 180, 270])("a photo turned by %s degrees without a word is put upright", async (degrees) => {
  const turned = await sharp(pictureOf(lines)).rotate(degrees).webp({ quality: 90 }).toBuffer();
  expect(wrong(linesOf(await read(turned)))).toBeLessThan(0.05);
});

test("a page that lies a little askew is read in order", async () => {
  const askew = await sharp(pictureOf(lines)).rotate(2.5, { background: "white" }).png().toBuffer();
  const resume = await read(askew);
  expect(linesOf(resume)).toHaveLength(lines.length);
  expect(wrong(linesOf(resume))).toBeLessThan(0.05);
});

test("a PDF of scanned pages is read from its pictures, in points of the page", async () => {
  const image = `data:image/png;base64,${pictureOf(lines).toString("base64")}`;
  const bytes = await pdfBytes({ content: [{ image, width: 500 }] });
  const resume = await read(bytes);
  expect(resume).toMatchObject({ kind: "pdf", ocr: true, pages: 1 });
  expect(wrong(linesOf(resume))).toBeLessThan(0.03);
  const [first] = resume.lines;
  expect(first?.x).toBeGreaterThan(60);
  expect(first?.x).toBeLessThan(80);
});
