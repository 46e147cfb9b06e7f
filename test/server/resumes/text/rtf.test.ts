import { encode } from "iconv-lite";
import { readRtf } from "../../../../server/resumes/text/rtf/readRtf";
import { DEFAULT_RESUME_LIMITS } from "../../../../server/resumes/text/types";
import { useFiles } from "./files";

const limits = DEFAULT_RESUME_LIMITS;
const read = (rtf: string | Buffer) => readRtf(Buffer.from(rtf as string, "latin1"), { limits });
const hex = (text: string, encoding: string) =>
  [...encode(text, encoding)].map((byte) => `\\'${byte.toString(16).padStart(2, "0")}`).join("");

test("paragraphs, tabs and rows of tables are lines; what does not print is not there", () => {
  const { text } =
    read(String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Arial;}}{\colortbl;\red0\green0\blue0;}
{\stylesheet{\s1 Heading;}}{\info{\author Somebody Else}}{\*\generator Riched20 10;}
{\pict\pngblip 89504e470d0a1a0a}{\field{\*\fldinst{HYPERLINK "mailto:nina@mail.example"}}{\fldrslt nina@mail.example}}\par
\trowd\intbl School\cell Lakeside University\cell\row\intbl Degree\cell BSc\cell\row
\pard Caf\'e9 \emdash  2019{\v hidden}\line\bullet  led a team of 8\~people\par}`);
  expect(text).toBe(
    "nina@mail.example\nSchool\tLakeside University\nDegree\tBSc\nCafé — 2019\n• led a team of 8 people",
  );
});

test.each([
  ["its code page", `{\\rtf1\\ansi\\ansicpg936 ${hex("周小满", "gbk")}\\par}`],
  [
    "its font",
    `{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 SimSun;}}{\\f1 ${hex("周小满", "gbk")}}\\par}`,
  ],
  [
    "Unicode with something for old programs",
    `{\\rtf1\\ansi\\uc2 \\u21608${hex("周", "gbk")}\\u23567??\\u28385 xx\\par}`,
  ],
  ["bytes as they are", encode("{\\rtf1\\ansi\\ansicpg936 周小满\\par}", "gbk").toString("latin1")],
])("Chinese by %s", (_, rtf) => {
  expect(read(rtf).text).toBe("周小满");
});

test("a character whose second byte looks like a letter stays whole", () => {
  // 丂 is 81 40, an at sign in the second byte.
  expect(read("{\\rtf1\\ansicpg936 \\'81@ a@b}").text).toBe("丂 a@b");
});

test("text in boxes is read, what describes the box is not", () => {
  const { text } = read(
    String.raw`{\rtf1 {\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt Nina Harbour\par}}}After\par}`,
  );
  expect(text).toBe("Nina Harbour\nAfter");
});

test("bytes of a picture that look like words are passed over", () => {
  expect(read("{\\rtf1 {\\pict\\bin12 }}secret{{ }}After\\par}").text).toBe("After");
});

test("without an end, without a beginning or a thousand groups deep it ends all the same", () => {
  expect(read("{\\rtf1 Nina {\\b Harbour").text).toBe("Nina Harbour");
  expect(read("{\\rtf1 Nina}}}}} Harbour").text).toBe("Nina Harbour");
  expect(() => read(`{\\rtf1 ${"{".repeat(2_000)}Nina`)).toThrow(
    expect.objectContaining({ code: "resume.damaged" }),
  );
  expect(() => read("{\\rtf1{\\pict 00}}")).toThrow(expect.objectContaining({ code: "resume.empty" }));
});

describe("as a file", () => {
  const readFile = useFiles();
  test("it is told by its content, whatever it is called", async () => {
    expect(await readFile("{\\rtf1\\ansi Nina Harbour}", "resume.doc")).toMatchObject({
      kind: "rtf",
      text: "Nina Harbour",
    });
  });

  test("twenty megabytes of one line end in time", async () => {
    const { truncated } = await readFile(`{\\rtf1 ${"x".repeat(1_000)}${"{\\b y}".repeat(3_000_000)}}`);
    expect(truncated).toBe(true);
  });
});
