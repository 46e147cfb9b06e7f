import { inflateSync } from "node:zlib";

/**
 * What a PDF of pdfmake shows, read back as a viewer does: content streams, in each font's ToUnicode map. Written for
 * these tests, so that they need no program of the machine.
 */
export type ReadPdf = {
  pages: number;
  /** Names of the fonts whose files are inside, with their subset tag taken off. */
  embeddedFonts: string[];
  text: string;
};

type Objects = Map<number, { head: string; stream: Buffer | null }>;

export function readPdf(pdf: Buffer): ReadPdf {
  const objects = objectsOf(pdf);
  const heads = [...objects.values()].map(({ head }) => head);
  const fonts = fontsOf(objects);
  const pages = heads.filter((head) => /\/Type \/Page\b/.test(head));
  return {
    pages: pages.length,
    embeddedFonts: heads
      .filter((head) => /\/FontFile[23]? /.test(head))
      .map((head) => /\/FontName \/(?:[A-Z]{6}\+)?(\S+)/.exec(head)?.[1] ?? ""),
    text: pages.map((page) => textOf(page, objects, fonts)).join("\n"),
  };
}

function objectsOf(pdf: Buffer): Objects {
  const raw = pdf.toString("latin1");
  const objects: Objects = new Map();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2] as string;
    const at = body.indexOf("\nstream\n");
    const head = at < 0 ? body : body.slice(0, at);
    const packed = at < 0 ? null : Buffer.from(body.slice(at + 8, body.lastIndexOf("\nendstream")), "latin1");
    const stream = packed && head.includes("/FlateDecode") ? inflateSync(packed) : packed;
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

type Glyphs = Map<number, string>;

/** Glyph maps by the object that is the font. */
function fontsOf(objects: Objects): Map<number, Glyphs> {
  const fonts = new Map<number, Glyphs>();
  for (const [id, { head }] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(head);
    const source = map && objects.get(Number(map[1]))?.stream?.toString("latin1");
    if (source) fonts.set(id, glyphsOf(source));
  }
  return fonts;
}

const unicode = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

function glyphsOf(cmap: string): Glyphs {
  const glyphs: Glyphs = new Map();
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...(list as string).matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, code], index) => {
      glyphs.set(Number.parseInt(first as string, 16) + index, unicode((code as string).replaceAll(" ", "")));
    });
  }
  return glyphs;
}

function textOf(page: string, objects: Objects, fonts: Map<number, Glyphs>): string {
  const resources = objects.get(Number(/\/Resources (\d+) 0 R/.exec(page)?.[1]))?.head ?? page;
  const names = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, fonts.get(Number(id))]),
  );
  const content =
    objects.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1]))?.stream?.toString("latin1") ?? "";
  let glyphs: Glyphs | undefined;
  let text = "";
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) glyphs = names.get(font);
    for (const [, hex] of (shown ?? "").matchAll(/<([0-9a-f]+)>/gi)) {
      for (const code of (hex as string).match(/.{4}/g) ?? [])
        text += glyphs?.get(Number.parseInt(code, 16)) ?? "\ufffd";
    }
  }
  return text;
}
