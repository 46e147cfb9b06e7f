import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { In } from "typeorm";
import { z } from "zod";
import { notFound, tooLarge } from "../../http/errors";
import { receiveFile } from "../../http/receiveFile";
import { type Route, everybody, record, route, scoped, staffWith } from "../../http/route";
import { idParams, instant, uuid } from "../../http/schema";
import type { Services } from "../../services";
import { idsOfPerson } from "../merging/mergedIds";
import { Application } from "./entity";
import { createLink, listLinks, openLink, updateLink } from "./links";
import { RESUME_MAX_BYTES } from "./notice";
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
import { RESUME_TYPES, type ResumeType } from "./sniffResume";
import { resumeKey, submitApplication } from "./submitApplication";

const RESUME_LINK_SECONDS = 600;
const FIELDS = { count: 20, bytes: 8_000 };

/** Public application pages: staff open and close them, anybody with the link applies. */
export function applicationRoutes(services: Services): Route[] {
  const { db, env, media, clock } = services;
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
      response: z.object({ url: z.string(), mimeType: z.string(), expiresAt: instant }),
      handle: async ({ actor, params: { id, applicationId } }) => {
        const ids = await idsOfPerson(db.read, actor, "candidates.write", id);
        const application = await db.read.findOneBy(Application, { id: applicationId, candidateId: In(ids) });
        if (!application?.resumeType) throw notFound("application.resume_not_found");
        const type = application.resumeType as ResumeType;
        const mimeType = RESUME_TYPES[type];
        const url = await media.signedRead(resumeKey(applicationId), {
          expiresInSeconds: RESUME_LINK_SECONDS,
          mimeType,
          // The name is part of the link, and links are logged.
          fileName: `resume.${type}`,
        });
        const expiresAt = new Date(clock.now().getTime() + RESUME_LINK_SECONDS * 1000).toISOString();
        return { url, mimeType, expiresAt };
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
      // Some apply from one school's or one fair's network at once; a program sends more.
      rateLimit: { points: 30, seconds: 600 },
      handle: async ({ ctx }) => {
        const path = join(env.DATA_DIR, "work", `application-${randomUUID()}`);
        const limit = RESUME_MAX_BYTES / 1024 / 1024;
        const file = await receiveFile(ctx, path, {
          maxBytes: RESUME_MAX_BYTES,
          tooLarge: () => tooLarge("application.resume_too_large", { params: { limit } }),
          fields: FIELDS,
        });
        try {
          await submitApplication(services, file);
        } finally {
          await rm(path, { force: true });
        }
        return { received: true as const };
      },
    }),
  ];
}
