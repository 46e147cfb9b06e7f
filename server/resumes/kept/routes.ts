import { type Route, record, route, staffWith } from "../../http/route";
import { idParams, uuid } from "../../http/schema";
import type { Services } from "../../services";
import { resumeProtectedSchema, resumeReadingSchema } from "./schema";
import { readAgain, viewProtected, viewReading } from "./viewReading";

const params = idParams.extend({ resumeId: uuid });
// It shows contact data whole, as the file does.
const writer = staffWith("candidates.write", record("candidate"));
const PATH = "/candidates/:id/resumes/:resumeId/reading";

const asked = ({ id, resumeId }: { id: string; resumeId: string }) => ({ candidateId: id, resumeId });

/** What was read of the résumés of a person, those of applications too. */
export function readingRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: PATH,
      summary: "What a résumé says, with the places in its text",
      access: writer,
      params,
      response: resumeReadingSchema,
      handle: ({ actor, params: ids, locale }) => viewReading(services, actor, asked(ids), locale),
    }),
    route({
      method: "post",
      path: PATH,
      summary: "Have a résumé read, or read again",
      access: writer,
      params,
      status: 204,
      rateLimit: { points: 60, seconds: 60 },
      handle: ({ actor, params: ids }) => readAgain(services, actor, asked(ids)),
    }),
    route({
      method: "get",
      path: `${PATH}/protected`,
      summary: "What a résumé says that nobody is judged by",
      access: staffWith("candidates.protected", record("candidate")),
      params,
      response: resumeProtectedSchema,
      handle: ({ actor, params: ids }) => viewProtected(services, actor, asked(ids)),
    }),
  ];
}
