import { encode } from "iconv-lite";
import { readBytes } from "./readBytes";

const table = "姓名,城市\r\n李明,北京\r\n";
const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

describe("encodings", () => {
  test.each([
    ["UTF-8", Buffer.from(table), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${table}`), "utf-8"],
    ["UTF-16LE with a mark", Buffer.from(`\uFEFF${table}`, "utf16le"), "utf-16le"],
    ["UTF-16BE with a mark", utf16be(table), "utf-16be"],
    ["GBK", encode(table, "gbk"), "gb18030"],
  ])("%s is read", async (_, bytes, encoding) => {
    const { head, cells } = await readBytes(bytes);
    expect(head).toMatchObject({ format: "csv", encoding, header: ["姓名", "城市"], line: 1, sheet: null });
    expect(cells).toEqual([["李明", "北京"]]);
  });

  test("GB18030 carries what GBK lacks", async () => {
    const { cells } = await readBytes(encode("姓名\n㼆𠮷한\n", "gb18030"));
    expect(cells).toEqual([["㼆𠮷한"]]);
  });

  test("bytes that are neither UTF-8 nor GBK are refused with the row", async () => {
    const bytes = Buffer.concat([
      encode("姓名,城市\n李明,北京\n", "gbk"),
      Buffer.from([0xff, 0x2c, 0x41, 0x0a]),
    ]);
    await expect(readBytes(bytes)).rejects.toMatchObject({
      code: "spreadsheet.encoding",
      options: { params: { line: 3 } },
    });
  });

  test("UTF-8 that breaks late is not taken for GBK", async () => {
    const bytes = Buffer.concat([Buffer.from("姓名\n李明\n王芳\n"), Buffer.from([0xe6, 0x9d, 0x0a])]);
    await expect(readBytes(bytes)).rejects.toMatchObject({
      code: "spreadsheet.encoding_broken",
      options: { params: { line: 4, encoding: "UTF-8" } },
    });
  });

  test("GBK that happens to look like UTF-8 in places is GBK", async () => {
    // 联通 in GBK is valid UTF-8; the other rows tell.
    const { head, cells } = await readBytes(encode("公司\n联通\n中国移动\n中国电信\n", "gbk"));
    expect(head.encoding).toBe("gb18030");
    expect(cells).toEqual([["联通"], ["中国移动"], ["中国电信"]]);
  });

  test.each([
    ["UTF-8", Buffer.concat([Buffer.from("\uFEFF姓名\n"), encode("李明\n", "gbk")])],
    [
      "UTF-16",
      Buffer.concat([Buffer.from("\uFEFF姓名\n", "utf16le"), Buffer.from([0x00, 0xd8, 0x0a, 0x00])]),
    ],
  ])("a mark of %s is a promise", async (encoding, bytes) => {
    await expect(readBytes(bytes)).rejects.toMatchObject({
      code: "spreadsheet.encoding_broken",
      options: { params: { line: 2, encoding } },
    });
  });

  test("NUL bytes are refused with the row", async () => {
    await expect(readBytes("姓名\n李\0明\n")).rejects.toMatchObject({
      code: "spreadsheet.nul",
      options: { params: { line: 2 } },
    });
  });
});

describe("separators", () => {
  test.each([
    [",", "姓名,备注\n李明,会 Word；Excel\n王芳,a;b;c\n"],
    [";", "姓名;备注\n李明;上海,浦东,世纪大道\n王芳;b\n"],
    [",", "姓名,备注\n李明,会 Word;Excel;PPT\n王芳,a;b;c\n"],
    ["\t", "姓名\t备注\n李明\t上海,浦东\n"],
  ])("%j is found by what the rows have in common", async (separator, text) => {
    const { head } = await readBytes(text);
    expect(head).toMatchObject({ separator, header: ["姓名", "备注"] });
  });

  test("a title with separators of its own is no match for rows that agree", async () => {
    const { head } = await readBytes("姓名;备注,说明,其他\n李明;a\n王芳;b\n");
    expect(head).toMatchObject({ separator: ";", header: ["姓名", "备注,说明,其他"] });
  });

  test("Excel's own declaration is believed and counted as a row", async () => {
    const { head, rows } = await readBytes("sep=;\r\n姓名;手机,座机\r\n李明;1,2\r\n");
    expect(head).toMatchObject({ separator: ";", header: ["姓名", "手机,座机"], line: 2 });
    expect(rows[0]).toMatchObject({ line: 3, cells: ["李明", "1,2"] });
  });

  test("one column needs none", async () => {
    expect((await readBytes("姓名\n李明\n")).cells).toEqual([["李明"]]);
  });
});

describe("rows", () => {
  test("are numbered as Excel shows them: blank ones count, lines within quotes do not", async () => {
    const { head, rows } = await readBytes('\n姓名,备注\n李明,"第一行\r\n第二行"\n\n,\n王芳,\n');
    expect(head.line).toBe(2);
    expect(rows).toEqual([
      { line: 3, cells: ["李明", "第一行\n第二行"], problems: [] },
      { line: 6, cells: ["王芳", ""], problems: [] },
    ]);
  });

  test("lines may end as on any system, mixed in one file", async () => {
    expect((await readBytes("a,b\r\n1,2\n3,4\r5,6")).cells).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
  });

  test("a quote inside a cell is just a quote", async () => {
    expect((await readBytes('名称,价格\n27" 显示器,"说 ""好"""\n')).cells).toEqual([
      ['27" 显示器', '说 "好"'],
    ]);
  });

  test("a quote that is never closed is named by the row it is in", async () => {
    await expect(readBytes('姓名,备注\n李明,好\n王芳,"很好\n赵云,好\n')).rejects.toMatchObject({
      code: "spreadsheet.quote_open",
      options: { params: { line: 3 } },
    });
  });

  test("an open quote before a long rest is given up early", async () => {
    // There is a quote that would close it, hundreds of thousands of rows on.
    const rest = `${"x,y\n".repeat(100_000)}"\n`;
    await expect(readBytes(`a,b\n1,"2\n${rest}`, { cellCharacters: 100 })).rejects.toMatchObject({
      code: "spreadsheet.quote_open",
      options: { params: { line: 2 } },
    });
  });

  test("short rows are filled up, long ones are a problem of the whole row", async () => {
    const { rows } = await readBytes("a,b\n1\n1,2,3\n1,2,,\n");
    expect(rows.map(({ cells, problems }) => [cells, problems])).toEqual([
      [["1", ""], []],
      [["1", "2"], [{ column: null, code: "extra_cells" }]],
      [["1", "2"], []],
    ]);
  });

  test("cells with control characters or lost digits are problems, tabs and line ends are not", async () => {
    const { rows } = await readBytes('a,b\n\u0007x,1.38E+10\n"1\t2","E+10 班"\n');
    expect(rows[0]?.problems).toEqual([
      { column: 0, code: "control_character" },
      { column: 1, code: "scientific", params: { value: "1.38E+10" } },
    ]);
    expect(rows[1]?.problems).toEqual([]);
  });

  test("a cell that is too long is cut and said to be", async () => {
    const { rows } = await readBytes("a,b\n123456,12345\n", { cellCharacters: 5 });
    expect(rows[0]).toEqual({
      line: 2,
      cells: ["12345", "12345"],
      problems: [{ column: 0, code: "too_long", params: { limit: 5 } }],
    });
  });

  test("what an export has neutralised comes back as it was", async () => {
    expect((await readBytes("a,b\n'=1+1,'s Gravenhage\n''+86,'\n")).cells).toEqual([
      ["=1+1", "'s Gravenhage"],
      ["'+86", "'"],
    ]);
  });
});

describe("headers", () => {
  test("a title twice is refused with both columns", async () => {
    await expect(readBytes("姓名,手机,学历,手 机＊（必填）\n")).rejects.toMatchObject({
      code: "spreadsheet.header_duplicate",
      options: { params: { title: "手 机＊（必填）", first: "B", second: "D" } },
    });
  });

  test("columns without a title are noted; behind the last title they do not count", async () => {
    const { head, notes } = await readBytes("姓名,,手机,,\n李明,x,1,,\n");
    expect(head.header).toEqual(["姓名", "", "手机"]);
    expect(notes).toEqual([{ code: "untitled_columns", params: { columns: "B" } }]);
  });

  test("a title that cannot be read is refused with its place", async () => {
    await expect(readBytes(`a,${"长".repeat(201)}\n`)).rejects.toMatchObject({
      code: "spreadsheet.header_unreadable",
      options: { params: { line: 1, column: "B" } },
    });
  });
});

describe("limits", () => {
  test.each([
    ["rows", "a\n1\n2\n3\n", { rows: 2 }, "spreadsheet.too_many_rows", 2],
    ["columns", "a,b,c\n", { columns: 2 }, "spreadsheet.too_many_columns", 2],
    ["bytes", "a".repeat(2 * 1024 * 1024), { fileBytes: 1024 * 1024 }, "spreadsheet.too_large", 1],
  ])("of %s are named", async (_, text, limits, code, limit) => {
    await expect(readBytes(text, limits)).rejects.toMatchObject({ code, options: { params: { limit } } });
  });

  test("characters of two units stay whole wherever the text is cut", async () => {
    const pairs = Array.from({ length: 12 }, () => "𠮷".repeat(10_000));
    // One of the two has every pair astride an even place.
    for (const first of ["", "x"]) {
      const { cells } = await readBytes(
        `${pairs.map((_, index) => index).join(",")}\n${first}${pairs.join(",")}\n`,
      );
      expect(cells).toEqual([[`${first}${pairs[0]}`, ...pairs.slice(1)]]);
    }
  });

  test("as many rows as allowed are fine, blank ones not counted", async () => {
    expect((await readBytes("a\n1\n\n\n2\n", { rows: 2 })).rows).toHaveLength(2);
  });

  test.each([
    ["nothing", ""],
    ["blank lines", "\n\n"],
    ["spaces", " , \n\u200B,\n"],
  ])("%s is an empty file", async (_, text) => {
    await expect(readBytes(text)).rejects.toMatchObject({ code: "spreadsheet.empty" });
  });
});
