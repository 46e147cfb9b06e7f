// One object whose methods need it as `this`: neither named nor namespace imports keep that.
import pdfmake = require("pdfmake");
import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { fontFiles, fonts } from "../../server/reports/pdf/fonts";
import { FONT } from "../../server/reports/pdf/style";

/** A PDF with Chinese fonts embedded. */
export async function pdfBytes(document: TDocumentDefinitions): Promise<Buffer> {
  pdfmake.setFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
  return pdfmake.createPdf({ defaultStyle: { font: FONT, fontSize: 10 }, ...document }).getBuffer();
}

/** A PDF by hand, whose pages are all the same: `content` draws with Helvetica as /F1, `page` is said of each page. */
export function smallPdf(content: string, { page = "", pages = 1 } = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, index) => (index === 0 ? 3 : index + 5));
  const sheet = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(" ")}] /Count ${pages} >>`,
    sheet,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...numbers.slice(1).map(() => sheet),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const entries = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}

/** Draws one word or line at a place, from the bottom left. */
export const at = (x: number, y: number, text: string, size = 10) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, "\\$&")}) Tj ET`;
