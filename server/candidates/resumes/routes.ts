import { z } from "zod";
import { type Route, record, route, staffWith } from "../../http/route";
import { idParams, uuid } from "../../http/schema";
import type { Services } from "../../services";
import { linkToResume, resumeLinkSchema, withReceivedResume } from "./files";
import { findResume, keepResume, removeResume } from "./keepResume";
import type { ResumeType } from "./sniffResume";

// A résumé shows contact data whole, as nothing else does to those who only read.
const writer = staffWith("candidates.write", record("candidate"));
const resumeParams = idParams.extend({ resumeId: uuid });

/** Résumés that staff put beside a person. */
export function resumeRoutes(services: Services): Route[] {
  return [
    route({
      method: "post",
      path: "/candidates/:id/resumes",
      summary: "Put a résumé beside a person (multipart: file)",
      access: writer,
      params: idParams,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: { points: 120, seconds: 60 },
      response: z.object({ id: uuid }),
      status: 201,
      handle: async ({ ctx, actor, params }) => ({
        id: await withReceivedResume(services, ctx, (file) => keepResume(services, actor, params.id, file)),
      }),
    }),
    route({
      method: "get",
      path: "/candidates/:id/resumes/:resumeId",
      summary: "A link to a résumé, good for ten minutes",
      access: writer,
      params: resumeParams,
      response: resumeLinkSchema,
      handle: async ({ actor, params: { id, resumeId } }) => {
        const resume = await findResume(services, actor, id, resumeId);
        return linkToResume(services, { id: resume.id, type: resume.type as ResumeType });
      },
    }),
    route({
      method: "delete",
      path: "/candidates/:id/resumes/:resumeId",
      summary: "Take a résumé away",
      access: writer,
      params: resumeParams,
      status: 204,
      handle: ({ actor, params: { id, resumeId } }) => removeResume(services, actor, id, resumeId),
    }),
  ];
}
