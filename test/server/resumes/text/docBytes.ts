const SECTOR = 512;
const END = -2;
const STREAM_SECTORS = 16;
const TEXT_AT = 2048;

function directoryEntry(
  name: string,
  type: number,
  start: number,
  size: number,
  child = -1,
  right = -1,
): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, "utf16le");
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt8(1, 67);
  entry.writeInt32LE(-1, 68);
  entry.writeInt32LE(right, 72);
  entry.writeInt32LE(child, 76);
  entry.writeInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

/** A document of Word 97 with one piece of text: an OLE file of two streams ([MS-CFB], [MS-DOC]). */
export function docBytes(text: string, { encrypted = false } = {}): Buffer {
  const size = STREAM_SECTORS * SECTOR;
  const body = Buffer.from(text.replaceAll("\n", "\r"), "utf16le");

  const document = Buffer.alloc(size);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0x00c1, 2);
  // The table stream is called 1Table.
  document.writeUInt16LE(0x0200 | (encrypted ? 0x0100 : 0), 0x0a);
  document.writeUInt32LE(TEXT_AT, 0x18);
  document.writeUInt32LE(text.length, 0x4c);
  body.copy(document, TEXT_AT);

  // One piece: from character 0 to the last, at TEXT_AT, two bytes each.
  const tables = Buffer.alloc(size);
  tables.writeUInt8(2, 0);
  tables.writeUInt32LE(16, 1);
  tables.writeUInt32LE(0, 5);
  tables.writeUInt32LE(text.length, 9);
  tables.writeUInt32LE(TEXT_AT, 15);
  document.writeUInt32LE(0, 0x01a2);
  document.writeUInt32LE(21, 0x01a6);

  const header = Buffer.alloc(SECTOR);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeInt32LE(1, 44);
  header.writeInt32LE(1, 48);
  header.writeInt32LE(4096, 56);
  header.writeInt32LE(END, 60);
  header.writeInt32LE(END, 68);
  for (let index = 0; index < 109; index += 1) header.writeInt32LE(index === 0 ? 0 : -1, 76 + index * 4);

  const first = 2;
  const second = first + STREAM_SECTORS;
  const allocation = Buffer.alloc(SECTOR, 0xff);
  allocation.writeInt32LE(-3, 0);
  allocation.writeInt32LE(END, 4);
  for (const start of [first, second])
    for (let index = 0; index < STREAM_SECTORS; index += 1)
      allocation.writeInt32LE(index === STREAM_SECTORS - 1 ? END : start + index + 1, (start + index) * 4);

  const directory = Buffer.concat([
    directoryEntry("Root Entry", 5, END, 0, 1),
    directoryEntry("WordDocument", 2, first, size, -1, 2),
    directoryEntry("1Table", 2, second, size),
    Buffer.alloc(128),
  ]);
  return Buffer.concat([header, allocation, directory, document, tables]);
}
