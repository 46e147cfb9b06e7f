import { z } from "zod";
import { instant, uuid } from "../http/schema";

export const MOST_VIEWS = 30;

/** Lists that can be saved as a view. */
export const listPage = z.enum(["interviews", "candidates"]);
export type ListPage = z.infer<typeof listPage>;

const columns = z
  .array(z.string().regex(/^[a-zA-Z]{1,30}$/))
  .min(1)
  .max(20)
  .nullable();

/** Of the address, where the console writes and reads it; nobody else interprets it. */
const query = z.string().max(1000);

export const viewName = z.string().trim().min(1).max(40);

export const savedViewSchema = z
  .object({ id: uuid, page: listPage, name: z.string(), query, columns, createdAt: instant })
  .meta({ id: "SavedView" });
export type SavedViewShown = z.infer<typeof savedViewSchema>;
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema) });

export const saveViewBody = z.strictObject({ page: listPage, name: viewName, query, columns });
export type SaveViewBody = z.output<typeof saveViewBody>;
export const savedViewsQuery = z.object({ page: listPage });
