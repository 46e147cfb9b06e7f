import { encode } from "iconv-lite";
import { zipBytes } from "../../spreadsheets/zipBytes";
import { row, textCell, workbookBytes } from "../../spreadsheets/workbooks";
import { docBytes } from "./docBytes";
import { docxBytes, paragraph, run, table } from "./docxBytes";
import { linesOf, useFiles } from "./files";
import { at, pdfBytes, smallPdf } from "../../../factories/pdfFiles";

const read = useFiles();

describe("a PDF", () => {
  it("with a sidebar is read column after column, with places, sizes and bold type", async () => {
    const side = ["联系方式", "手机 13800000000", "邮箱 zhiyuan@example.com", "技能", "数据分析", "原型设计"];
    const main = [
      "工作经历",
      "远山科技有限公司　产品经理　2019.03–至今",
      "负责增长产品的规划与落地，带领八人团队完成改版，留存率提升百分之十二。",
      "教育背景",
      "江海大学　信息管理　本科　2012–2016",
    ];
    const bytes = await pdfBytes({
      content: [
        { text: "方知远", fontSize: 22, bold: true, alignment: "center", margin: [0, 0, 0, 20] },
        {
          columns: [
            { width: 150, stack: side.map((text) => ({ text, margin: [0, 0, 0, 5] })) },
            { width: "*", stack: main.map((text) => ({ text, margin: [0, 0, 0, 3] })) },
          ],
          columnGap: 30,
        },
        { text: "第二页", pageBreak: "before" },
      ],
    });
    const resume = await read(bytes);
    expect(resume).toMatchObject({ kind: "pdf", pages: 2, ocr: false, truncated: false });
    expect(linesOf(resume)).toEqual([
      "方知远",
      ...side,
      "工作经历",
      "远山科技有限公司 产品经理 2019.03–至今",
      "负责增长产品的规划与落地，带领八人团队完成改版，留存率提升百分之十",
      "二。",
      "教育背景",
      "江海大学 信息管理 本科 2012–2016",
      "第二页",
    ]);
    const [name, first] = resume.lines;
    expect(name).toMatchObject({ page: 1, bold: true, size: 22 });
    expect(first).toMatchObject({ page: 1, bold: false, size: 10, x: 40 });
    expect(resume.lines.at(-1)?.page).toBe(2);
  });

  it("whose page lies on its side is read as it is shown", async () => {
    const turned = ["1 0 0 1", "0 1 -1 0"].map((matrix) =>
      ["Nina Harbour", "Engineer at Northwind Mills", "Built the ledger of the river school"]
        .map((text, index) =>
          matrix.startsWith("1")
            ? at(60, 780 - index * 20, text)
            : `BT /F1 10 Tf ${matrix} ${100 + index * 20} 100 Tm (${text}) Tj ET`,
        )
        .join("\n"),
    );
    const [upright, sideways] = turned as [string, string];
    const expected = ["Nina Harbour", "Engineer at Northwind Mills", "Built the ledger of the river school"];
    expect(linesOf(await read(smallPdf(upright)))).toEqual(expected);
    expect(linesOf(await read(smallPdf(sideways)))).toEqual(expected);
    expect(linesOf(await read(smallPdf(sideways, { page: "/Rotate 90" })))).toEqual(expected);
  });

  it("with letters that are drawn apart has whole words", async () => {
    const content = `BT /F1 14 Tf 6 Tc 60 780 Td (WORK EXPERIENCE) Tj 0 Tc ET\n${at(60, 750, "Engineer at Northwind Mills")}`;
    expect(linesOf(await read(smallPdf(content)))).toEqual([
      "WORK EXPERIENCE",
      "Engineer at Northwind Mills",
    ]);
  });

  it("that is a form is read with what was typed into it", async () => {
    const field = (value: string, y: number, more = "/F 4") =>
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f${y}) /V (${value}) /Rect [120 ${y} 300 ${y + 16}] /DA (/F1 10 Tf) ${more} >>`;
    const page = `/Annots [${field("Nina Harbour", 775)} ${field("nina@example.com", 755)} ${field("not shown", 735, "/F 2")}]`;
    const content = `${at(60, 780, "Name:")}\n${at(60, 760, "E-mail:")}`;
    expect((await read(smallPdf(content, { page }))).text).toBe(
      "Name:\tNina Harbour\nE-mail:\tnina@example.com",
    );
  });

  it("has a watermark across the page at its end, not within its lines", async () => {
    const lines = ["Nina Harbour", "Engineer at Northwind Mills", "Built the ledger"];
    const content = [
      "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (SAMPLE) Tj ET",
      ...lines.map((text, index) => at(60, 780 - index * 14, text)),
    ].join("\n");
    expect(linesOf(await read(smallPdf(content)))).toEqual([...lines, "SAMPLE"]);
  });

  it("that only restricts what may be done with it is read", async () => {
    const bytes = await pdfBytes({ content: "沈默 运营经理 二〇一九年至今", ownerPassword: "owner" });
    expect((await read(bytes)).text).toBe("沈默 运营经理 二〇一九年至今");
  });

  it("with some pages that are broken is read where it is whole", async () => {
    const broken = smallPdf(at(60, 780, "Nina Harbour, engineer"))
      .toString("latin1")
      .replace("startxref", "startxxxx");
    expect((await read(Buffer.from(broken, "latin1"))).text).toBe("Nina Harbour, engineer");
  });
});

describe("a Word document", () => {
  it("is read with headers, tables, text boxes and notes, and without what is deleted or hidden", async () => {
    const box =
      '<w:p><w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:drawing><w:txbxContent>' +
      paragraph("手机 13600000000") +
      "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
      paragraph("手机 13600000000") +
      "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    const resume = await read(
      docxBytes({
        body: [
          box,
          paragraph("求职意向", { style: "Heading1" }),
          `<w:p>${run("产品经理", "<w:b/>")}<w:r><w:tab/></w:r>${run("深圳")}</w:p>`,
          `<w:p><w:del>${run("删掉的话").replaceAll("w:t", "w:delText")}</w:del>${run("留下的话")}${run("看不见的关键词", "<w:vanish/>")}</w:p>`,
          table(
            [paragraph("2019–2023"), paragraph("远山科技"), paragraph("产品经理")],
            [paragraph("职责"), paragraph("规划产品") + paragraph("带领团队")],
          ),
          table([
            ["技能", "数据分析", "原型设计", "访谈"].map((text) => paragraph(text)).join(""),
            ["经历", "远山科技", "规划产品", "带领团队", "改版上线"].map((text) => paragraph(text)).join(""),
          ]),
        ].join(""),
        parts: {
          header: paragraph("方 知 远"),
          footer: paragraph("第 1 页"),
          footnotes: `<w:footnote>${paragraph("注：数据截至去年底")}</w:footnote>`,
          styles:
            '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Heading1"><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>',
        },
      }),
    );
    expect(resume).toMatchObject({ kind: "docx", pages: 1, ocr: false });
    expect(resume.text).toBe(
      [
        "方知远",
        "",
        "手机 13600000000",
        "",
        "求职意向",
        "产品经理\t深圳",
        "留下的话",
        "2019–2023\t远山科技\t产品经理",
        "职责\t规划产品",
        "带领团队",
        "",
        "技能\n数据分析\n原型设计\n访谈",
        "",
        "经历\n远山科技\n规划产品\n带领团队\n改版上线",
        "",
        "注：数据截至去年底",
        "",
        "第 1 页",
      ].join("\n"),
    );
    const heading = resume.lines.find(({ start, end }) => resume.text.slice(start, end) === "求职意向");
    expect(heading).toMatchObject({ bold: true, size: 16, x: null, y: null, width: null });
    expect(resume.lines[0]).toMatchObject({ bold: false, size: 10.5 });
  });

  it("of Word 97 is read as well", async () => {
    const resume = await read(docBytes("沈默\n运营经理\n2016年7月至今 海岸物流\n"));
    expect(resume.kind).toBe("doc");
    expect(linesOf(resume)).toEqual(["沈默", "运营经理", "2016年7月至今 海岸物流"]);
  });
});

describe("a table", () => {
  it("in a workbook is read sheet by sheet, row by row, without hidden sheets", async () => {
    const rows =
      row(
        1,
        textCell("A1", "姓名"),
        textCell("B1", "林间"),
        textCell("C1", "电话"),
        "<c><v>13700000000</v></c>",
      ) + row(3, textCell("A3", "工作经历"), textCell("B3", "远山科技\n产品经理"));
    const resume = await read(workbookBytes({ rows }));
    expect(resume.kind).toBe("xlsx");
    expect(resume.text).toBe("姓名\t林间\t电话\t13700000000\n工作经历\t远山科技\n产品经理");
  });

  it("in text is one where its name says so", async () => {
    const text = '姓名,公司,说明\n林间,"远山科技,上海","规划产品\n带领团队"\n';
    const resume = await read(encode(text, "gb18030"), "resume.CSV");
    expect(resume).toMatchObject({
      kind: "csv",
      text: "姓名\t公司\t说明\n林间\t远山科技,上海\t规划产品\n带领团队",
    });
    expect(await read(encode(text, "gb18030"), "resume.txt")).toMatchObject({ kind: "txt" });
  });
});

describe("plain text", () => {
  const text = "沈默\r\n\r\n工作经历\r2016年7月至今  海岸物流有限公司的运营经理，在职";
  const expected = "沈默\n\n工作经历\n2016年7月至今 海岸物流有限公司的运营经理，在职";

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["GB18030", encode(text, "gb18030")],
    ["UTF-16 with a mark", encode(text, "utf-16le", { addBOM: true })],
    ["UTF-16 from a Mac", encode(text, "utf-16be", { addBOM: true })],
  ])("in %s is read", async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ kind: "txt", text: expected, ocr: false });
  });

  it("in Big5 is read as the characters that were meant", async () => {
    const traditional = "沈默\n工作經歷：海岸物流公司的營運經理，在職中，畢業於大學";
    expect((await read(encode(traditional, "big5"))).text).toBe(traditional);
  });

  it("with a broken place is read around it", async () => {
    const bytes = Buffer.concat([
      Buffer.from("沈默 运营"),
      Buffer.from([0xe7, 0xbb]),
      Buffer.from("经理，负责华东"),
    ]);
    expect((await read(bytes)).text).toBe("沈默 运营经理，负责华东");
  });
});

describe("a web page", () => {
  const page = `<html><head><meta charset="gb2312"><title>简历</title><style>p{}</style></head><body>
    <script>document.write("x")</script><h2>林 间</h2>
    <table><tr><td>电话：</td><td>137<b>0000</b>0000</td></tr><tr><td>邮箱：</td><td>lin@example.com</td></tr></table>
    <p>远山科技&nbsp;&middot;&nbsp;产品经理<br>规划产品</p><div style="display:none">关键词</div><b>教育背景</b><ul><li>江海大学<li>工商管理</ul>`;
  const expected = [
    "林间",
    "电话：\t13700000000",
    "邮箱：\tlin@example.com",
    "远山科技 · 产品经理",
    "规划产品",
    "教育背景",
    "江海大学",
    "工商管理",
  ];

  it("is read as it is shown", async () => {
    const resume = await read(encode(page, "gb18030"));
    expect(resume.kind).toBe("html");
    expect(linesOf(resume)).toEqual(expected);
    const bold = resume.lines
      .filter((line) => line.bold)
      .map(({ start, end }) => resume.text.slice(start, end));
    expect(bold).toEqual(["林间", "教育背景"]);
  });

  it.each(["base64", "quoted-printable"])("saved with its pictures (%s) is read", async (encoding) => {
    const bytes = encode(page, "gb18030");
    const body =
      encoding === "base64"
        ? (bytes
            .toString("base64")
            .match(/.{1,76}/g)
            ?.join("\r\n") ?? "")
        : [...bytes]
            .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`)
            .join("")
            .replace(/.{72}/g, "$&=\r\n");
    const mht = [
      "From: <Saved by a browser>",
      "MIME-Version: 1.0",
      'Content-Type: multipart/related;\r\n\tboundary="----=_Next"',
      "",
      "This is a message in several parts.",
      "------=_Next",
      "Content-Type: text/html;\r\n\tcharset=gb2312",
      `Content-Transfer-Encoding: ${encoding}`,
      "",
      body,
      "------=_Next",
      "Content-Type: image/png",
      "Content-Transfer-Encoding: base64",
      "",
      "iVBORw0KGgo=",
      "------=_Next--",
      "",
    ].join("\r\n");
    const resume = await read(mht, "resume.doc");
    expect(resume.kind).toBe("html");
    expect(linesOf(resume)).toEqual(expected);
  });
});

describe("what a file is", () => {
  it("its content says, not its name", async () => {
    expect(await read(docxBytes({ body: paragraph("方知远") }), "resume.pdf")).toMatchObject({
      kind: "docx",
    });
    expect(await read(smallPdf(at(60, 780, "Nina Harbour, engineer")), "resume.docx")).toMatchObject({
      kind: "pdf",
    });
  });

  it.each([
    ["a program", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
    ["a script", "#!/bin/sh\nrm -rf ~\n"],
    ["a drawing", "<svg xmlns='http://www.w3.org/2000/svg'><text>Nina</text></svg>"],
    ["random bytes", Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 7919) % 251))],
  ])("%s is no résumé", async (_, bytes) => {
    await expect(read(bytes, "resume.pdf")).rejects.toMatchObject({ code: "resume.type", status: 422 });
  });

  const ole = (name: string) =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);
  it.each([
    ["a photo as an iPhone keeps it", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", "resume.type_heic"],
    ["an animation", "GIF89a\x01\0\x01\0", "resume.type_picture"],
    ["a scan as TIFF", "II*\0\x08\0\0\0", "resume.type_picture"],
    ["any archive", zipBytes([{ name: "a.txt", data: "Nina" }]), "resume.type_archive"],
    ["RAR", "Rar!\x1a\x07\0", "resume.type_archive"],
    ["Pages", zipBytes([{ name: "Index/Document.iwa", data: "x" }]), "resume.type_pages"],
    ["old Excel", ole("Workbook\0"), "resume.type_xls"],
    [
      "macros",
      docxBytes({ body: "", extra: [{ name: "word/vbaProject.bin", data: "x" }] }),
      "resume.type_macros",
    ],
    ["old Word with macros", ole("WordDocument _VBA_PROJECT"), "resume.type_macros"],
  ])("of %s it is said how to save it instead", async (_, bytes, code) => {
    const content = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
    await expect(read(content, "resume.pdf")).rejects.toMatchObject({ code, status: 422 });
  });

  it("text that begins like a picture is text", async () => {
    expect(await read("BM 北方银行 客户经理\n2019.03-2021.06")).toMatchObject({ kind: "txt" });
  });
});
