import { z } from "zod";

/** Shapes that every feature's routes share. */

export const uuid = z.uuid();
/** UTC, as `2026-03-01T08:00:00.000Z`. */
export const instant = z.iso.datetime();

export const errorSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      requestId: z.string(),
      details: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    }),
  })
  .meta({
    id: "Error",
    description: "The one error shape. `code` is stable; `message` follows Accept-Language.",
  });

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** Keyset page: pass `nextCursor` back as `cursor`; null means the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const idParams = z.object({ id: uuid });
