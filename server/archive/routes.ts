import { z } from "zod";
import { resumeLinkSchema } from "../candidates/resumes/files";
import { type Route, companyWide, record, route, staffWith } from "../http/route";
import { idParams, uuid } from "../http/schema";
import { ROLE_PERMISSIONS, staffRole } from "../org/permissions";
import { candidacySchema } from "../pipeline/schema";
import { viewCandidacy } from "../pipeline/listCandidacies";
import type { Services } from "../services";
import {
  findAttachment,
  keepAttachment,
  linkToAttachment,
  removeAttachment,
} from "./attachments/attachments";
import { numberEmployee } from "./employeeNumbers";
import { FIELD_GROUPS, fieldGroups } from "./fields";
import { recordEmployment, voidRecord } from "./recordWork";
import { fieldsSchema, numberBody, voidBody, workBody, workSchema } from "./schema";
import { viewWork } from "./viewWork";

const writer = staffWith("archive.write", record("candidacy"));
const eventParams = idParams.extend({ eventId: uuid });
const attachmentParams = idParams.extend({ attachmentId: uuid });

/** What happens at work: entered, corrected, with its papers. */
export function workRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/candidates/:id/work",
      summary: "Everything on record of somebody's work, as far as one may read it",
      access: staffWith("archive.performance", record("candidate")),
      params: idParams,
      response: workSchema,
      handle: ({ actor, params }) => viewWork(services, actor, params.id),
    }),
    route({
      method: "post",
      path: "/candidacies/:id/employment",
      summary: "Record what happened at work: performance, training, promotion, leaving; or correct it",
      access: writer,
      params: idParams,
      body: workBody,
      response: candidacySchema,
      handle: async ({ actor, params, body }) => {
        await recordEmployment(services, actor, params.id, body);
        return viewCandidacy(services, actor, params.id);
      },
    }),
    route({
      method: "post",
      path: "/candidacies/:id/employment/:eventId/void",
      summary: "Say that something on record was not so; it stays, struck",
      access: writer,
      params: eventParams,
      body: voidBody,
      response: candidacySchema,
      handle: async ({ actor, params, body }) => {
        await voidRecord(services, actor, params.id, params.eventId, body.note);
        return viewCandidacy(services, actor, params.id);
      },
    }),
    route({
      method: "put",
      path: "/candidacies/:id/employee-number",
      summary: "Say what payroll knows somebody by; null takes it away",
      access: writer,
      params: idParams,
      body: numberBody,
      status: 204,
      handle: ({ actor, params, body }) => numberEmployee(services, actor, params.id, body.number),
    }),
    route({
      method: "post",
      path: "/candidacies/:id/employment/:eventId/attachments",
      summary: "Put a file beside a record (multipart: file)",
      access: writer,
      params: eventParams,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: { points: 120, seconds: 60 },
      response: z.object({ id: uuid }),
      status: 201,
      handle: async ({ ctx, actor, params: { id: candidacyId, eventId } }) => ({
        id: await keepAttachment(services, ctx, actor, { candidacyId, eventId }),
      }),
    }),
    route({
      method: "get",
      path: "/candidacies/:id/attachments/:attachmentId",
      summary: "A link to an attachment, good for ten minutes",
      access: staffWith("archive.performance", record("candidacy")),
      params: attachmentParams,
      response: resumeLinkSchema,
      handle: async ({ actor, params: { id, attachmentId } }) =>
        linkToAttachment(services, await findAttachment(services, actor, id, attachmentId)),
    }),
    route({
      method: "delete",
      path: "/candidacies/:id/attachments/:attachmentId",
      summary: "Take an attachment away",
      access: writer,
      params: attachmentParams,
      status: 204,
      handle: ({ actor, params: { id, attachmentId } }) =>
        removeAttachment(services, actor, id, attachmentId),
    }),
    route({
      method: "get",
      path: "/archive/fields",
      summary: "Who may read what of somebody's work",
      access: staffWith("staff.read", companyWide("the product's own table")),
      response: fieldsSchema,
      handle: async () => ({
        groups: fieldGroups.map((group) => {
          const { permission, fields } = FIELD_GROUPS[group];
          return {
            group,
            permission,
            fields: fields.map((field) => ({
              type: field.type,
              names: "names" in field ? [...field.names] : [],
            })),
            roles: staffRole.options.filter((role) => ROLE_PERMISSIONS[role].includes(permission)),
          };
        }),
      }),
    }),
  ];
}
