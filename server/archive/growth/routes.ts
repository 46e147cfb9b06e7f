import type { StaffActor } from "../../http/actors";
import { attachment } from "../../http/attachment";
import { conflict } from "../../http/errors";
import type { Locale } from "../../http/messages";
import { type Route, record, route, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { createArchivePrinter } from "../print/printArchive";
import { printWords } from "../print/words";
import { growthQuery, growthSchema } from "./schema";
import { viewGrowth } from "./viewGrowth";

const reader = staffWith("archive.performance", record("candidate"));
const rateLimit = { points: 30, seconds: 60 };

/** Interview against work, for those who may read of the work: page, document, picture. */
export function growthRoutes(services: Services): Route[] {
  const print = createArchivePrinter();
  const company = services.env.COMPANY_NAME;
  const draw = async (
    kind: "growth.pdf" | "growth.png",
    actor: StaffActor,
    id: string,
    candidacyId: string | undefined,
    locale: Locale,
  ) => {
    const growth = await viewGrowth(services, actor, id, candidacyId);
    if (growth.candidacyId === null) throw conflict("archive.not_hired");
    const name = `${growth.person.name} ${printWords(locale).title}.${kind.split(".")[1]}`;
    return { name, bytes: await print({ kind, growth, company, locale }) };
  };
  return [
    route({
      method: "get",
      path: "/candidates/:id/growth",
      summary: "What the interview said beside what came at work",
      access: reader,
      params: idParams,
      query: growthQuery,
      response: growthSchema,
      handle: ({ actor, params, query }) => viewGrowth(services, actor, params.id, query.candidacyId),
    }),
    ...(["pdf", "png"] as const).map((format) =>
      route({
        method: "get",
        path: `/candidates/:id/growth.${format}`,
        summary: format === "pdf" ? "The growth report for print" : "The growth report as a picture",
        access: reader,
        params: idParams,
        query: growthQuery,
        produces: format === "pdf" ? "application/pdf" : "image/png",
        rateLimit,
        handle: async ({ ctx, actor, params, query, locale }) => {
          const { name, bytes } = await draw(`growth.${format}`, actor, params.id, query.candidacyId, locale);
          ctx.type = format === "pdf" ? "application/pdf" : "image/png";
          ctx.set("Content-Disposition", attachment(name));
          ctx.set("Cache-Control", "private, no-store");
          ctx.body = bytes;
        },
      }),
    ),
  ];
}
