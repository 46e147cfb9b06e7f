import { type Route, record, route, staffWith } from "../../http/route";
import { idParams, pageQuery, uuid } from "../../http/schema";
import type { Services } from "../../services";
import { correctReading, undoCorrection } from "../corrections/correctReading";
import { listCorrections } from "../corrections/listCorrections";
import { correctBody, correctionLogSchema, undoQuery } from "../corrections/schema";
import { resumeProtectedSchema, resumeReadingSchema } from "./schema";
import { ownerOf, readAgain, viewProtected, viewReading } from "./viewReading";

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
      path: `${PATH}/corrections`,
      summary: "Who corrected what of a reading, the newest first",
      access: writer,
      params,
      query: pageQuery,
      response: correctionLogSchema,
      handle: async ({ actor, params: ids, query }) => {
        await ownerOf(services, actor, "candidates.write", asked(ids));
        return listCorrections(services, ids.resumeId, query);
      },
    }),
    route({
      method: "post",
      path: `${PATH}/corrections`,
      summary: "Say what a résumé says, in the place of what was read",
      access: writer,
      params,
      body: correctBody,
      response: resumeReadingSchema,
      rateLimit: { points: 300, seconds: 60 },
      handle: async ({ actor, params: ids, body: { revision, change }, locale }) => {
        await ownerOf(services, actor, "candidates.write", asked(ids));
        await correctReading(services, actor, { resumeId: ids.resumeId, revision }, change);
        return viewReading(services, actor, asked(ids), locale);
      },
    }),
    route({
      method: "delete",
      path: `${PATH}/corrections/:correctionId`,
      summary: "Take a correction back: what was read counts again",
      access: writer,
      params: params.extend({ correctionId: uuid }),
      query: undoQuery,
      response: resumeReadingSchema,
      handle: async ({ actor, params: { correctionId, ...ids }, query: { revision }, locale }) => {
        await ownerOf(services, actor, "candidates.write", asked(ids));
        await undoCorrection(services, actor, { resumeId: ids.resumeId, revision }, correctionId);
        return viewReading(services, actor, asked(ids), locale);
      },
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
