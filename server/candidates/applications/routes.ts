import { In } from "typeorm";
import { notFound } from "../../http/errors";
import { type Route, everybody, record, route, scoped, staffWith } from "../../http/route";
import { idParams, uuid } from "../../http/schema";
import type { Services } from "../../services";
import { idsOfPerson } from "../merging/mergedIds";
import { linkToResume, resumeLinkSchema, withReceivedResume } from "../resumes/files";
import type { ResumeType } from "../resumes/sniffResume";
import { Application } from "./entity";
import { createLink, listLinks, openLink, updateLink } from "./links";
import {
  applicationLinkPageSchema,
  applicationLinkSchema,
  applicationReceivedSchema,
  createLinkBody,
  linkListQuery,
  openLinkBody,
  openedLinkSchema,
  updateLinkBody,
} from "./schema";
import { submitApplication } from "./submitApplication";

const FIELDS = { count: 20, bytes: 8_000 };

/** Public application pages: staff open and close them, anybody with the link applies. */
export function applicationRoutes(services: Services): Route[] {
  const { db } = services;
  return [
    route({
      method: "get",
      path: "/candidates/application-links",
      summary: "Public application pages, the newest first",
      access: staffWith("candidates.read", scoped),
      query: linkListQuery,
      response: applicationLinkPageSchema,
      handle: ({ actor, query }) => listLinks(services, actor, query),
    }),
    route({
      method: "post",
      path: "/candidates/application-links",
      summary: "Open a public application page",
      access: staffWith("candidates.write", scoped),
      body: createLinkBody,
      response: applicationLinkSchema,
      status: 201,
      handle: ({ actor, body }) => createLink(services, actor, body),
    }),
    route({
      method: "put",
      path: "/candidates/application-links/:id",
      summary: "Change, close or reopen an application page",
      access: staffWith("candidates.write", record("applicationLink")),
      params: idParams,
      body: updateLinkBody,
      response: applicationLinkSchema,
      handle: ({ actor, params, body }) => updateLink(services, actor, params.id, body),
    }),
    route({
      method: "get",
      path: "/candidates/:id/applications/:applicationId/resume",
      summary: "A link to a résumé, good for ten minutes",
      // A résumé shows contact data whole, as nothing else does to those who only read.
      access: staffWith("candidates.write", record("candidate")),
      params: idParams.extend({ applicationId: uuid }),
      response: resumeLinkSchema,
      handle: async ({ actor, params: { id, applicationId } }) => {
        const ids = await idsOfPerson(db.read, actor, "candidates.write", id);
        const application = await db.read.findOneBy(Application, { id: applicationId, candidateId: In(ids) });
        if (!application?.resumeType) throw notFound("application.resume_not_found");
        return linkToResume(services, { id: applicationId, type: application.resumeType as ResumeType });
      },
    }),
    route({
      method: "post",
      path: "/applications/open",
      summary: "What an application page shows",
      access: everybody,
      body: openLinkBody,
      response: openedLinkSchema,
      rateLimit: { points: 300, seconds: 60 },
      handle: ({ body }) => openLink(services, body.token),
    }),
    route({
      method: "post",
      path: "/applications",
      summary: "Apply (multipart: the form's fields, and file, empty where there is no résumé)",
      access: everybody,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      response: applicationReceivedSchema,
      // A whole fair applies from one network, and whoever is refused tries again; a program sends more.
      rateLimit: { points: 60, seconds: 600 },
      handle: async ({ ctx }) => {
        await withReceivedResume(services, ctx, (file) => submitApplication(services, file), {
          fields: FIELDS,
        });
        return { received: true as const };
      },
    }),
  ];
}
