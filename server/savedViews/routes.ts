import type { z } from "zod";
import { notFound } from "../http/errors";
import { type Route, oneself, route } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { SavedView } from "./entity";
import { saveView } from "./saveView";
import { saveViewBody, savedViewSchema, savedViewsQuery, savedViewsSchema } from "./schema";

const present = (view: SavedView): z.input<typeof savedViewSchema> => ({
  id: view.id,
  page: view.page,
  name: view.name,
  query: view.query,
  columns: view.columns,
  createdAt: view.createdAt.toISOString(),
});

/** Lists as each person likes to see them. */
export function savedViewRoutes(services: Services): Route[] {
  const { db } = services;
  return [
    route({
      method: "get",
      path: "/account/views",
      summary: "My saved views of a list, the oldest first",
      access: oneself,
      query: savedViewsQuery,
      response: savedViewsSchema,
      handle: async ({ actor: { staffId }, query: { page } }) => {
        const views = await db.read.find(SavedView, {
          where: { staffId, page },
          order: { createdAt: "ASC", id: "ASC" },
        });
        return { items: views.map(present) };
      },
    }),
    route({
      method: "post",
      path: "/account/views",
      summary: "Save a view of a list; one of the same name is replaced",
      access: oneself,
      body: saveViewBody,
      response: savedViewSchema,
      status: 201,
      handle: async ({ actor, body }) => present(await saveView(services, actor.staffId, body)),
    }),
    route({
      method: "delete",
      path: "/account/views/:id",
      summary: "Remove a saved view of mine",
      access: oneself,
      params: idParams,
      status: 204,
      handle: async ({ actor: { staffId }, params: { id } }) => {
        const { affected } = await db.write((tx) => tx.manager.delete(SavedView, { id, staffId }));
        if (affected === 0) throw notFound("view.not_found");
      },
    }),
  ];
}
