import { z } from "zod";
import { badRequest } from "./errors";

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Keyset position: the last row's instant and id, opaque to callers. */
export const encodeCursor = (at: Date, id: string) =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

export function decodeCursor(cursor: string): { at: Date; id: string } {
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at: new Date(at), id };
  } catch (cause) {
    throw badRequest("request.invalid", {
      cause,
      details: [{ path: "cursor", code: "invalid", message: "Not a cursor of this list" }],
    });
  }
}

/** Cuts a page of `limit` from rows that were read with one more. */
export function pageFrom<T>(rows: T[], limit: number, key: (row: T) => { at: Date; id: string }) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor(key(last).at, key(last).id) : null };
}
