import { attachment } from "../../http/attachment";
import { type Route, record, route, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { comprehensiveWords } from "../print/comprehensiveWords";
import { createArchivePrinter } from "../print/printArchive";
import { comprehensiveSchema } from "./schema";
import { viewComprehensive } from "./viewComprehensive";

const reader = staffWith("reports.read", record("interview"));

/** All that speaks of one person for one job, on one page and one document. */
export function comprehensiveRoutes(services: Services): Route[] {
  const print = createArchivePrinter();
  const { COMPANY_NAME: company, TIME_ZONE: timeZone } = services.env;
  return [
    route({
      method: "get",
      path: "/interviews/:id/comprehensive",
      summary: "Résumé, screening, tests, interview, later rounds, decision and offer together",
      access: reader,
      params: idParams,
      response: comprehensiveSchema,
      handle: ({ actor, params }) => viewComprehensive(services, actor, params.id),
    }),
    route({
      method: "get",
      path: "/interviews/:id/comprehensive.pdf",
      summary: "The same for print",
      access: reader,
      params: idParams,
      produces: "application/pdf",
      rateLimit: { points: 30, seconds: 60 },
      handle: async ({ ctx, actor, params, locale }) => {
        const given = await viewComprehensive(services, actor, params.id);
        const pdf = await print({ kind: "comprehensive.pdf", given, company, locale, timeZone });
        const { title } = comprehensiveWords(locale);
        ctx.type = "application/pdf";
        ctx.set("Content-Disposition", attachment(`${given.person.name} ${given.job} ${title}.pdf`));
        ctx.set("Cache-Control", "private, no-store");
        ctx.body = pdf;
      },
    }),
  ];
}
