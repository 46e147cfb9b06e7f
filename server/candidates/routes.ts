import { z } from "zod";
import { notFound } from "../http/errors";
import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams, uuid } from "../http/schema";
import type { Services } from "../services";
import { applicationRoutes } from "./applications/routes";
import {
  addNote,
  archiveCandidate,
  createCandidate,
  setTags,
  setTalentPool,
  updateCandidate,
} from "./changeCandidate";
import { poolMany, tagMany } from "./changeMany";
import { CandidateNote } from "./entity";
import { exportCandidates } from "./exportCandidates";
import { importRoutes } from "./imports/routes";
import { listCandidates } from "./listCandidates";
import { listTags } from "./listTags";
import { mergeCandidates } from "./merging/mergeCandidates";
import { idsOfPerson } from "./merging/mergedIds";
import { previewMerge } from "./merging/previewMerge";
import { unmergeCandidate } from "./merging/unmergeCandidate";
import { profileRoutes } from "../profiles/routes";
import { readingRoutes } from "../resumes/kept/routes";
import { resumeRoutes } from "./resumes/routes";
import {
  archiveBody,
  candidateExportQuery,
  candidateListQuery,
  candidatePageSchema,
  candidateSchema,
  changedSchema,
  createCandidateBody,
  mergeBody,
  mergePreviewQuery,
  mergePreviewSchema,
  noteBody,
  poolManyBody,
  tagListQuery,
  tagManyBody,
  tagNamesSchema,
  tagsBody,
  talentPoolBody,
  updateCandidateBody,
} from "./schema";
import { viewCandidate } from "./viewCandidate";

const reader = staffWith("candidates.read", record("candidate"));
const writer = staffWith("candidates.write", record("candidate"));

export function candidatePoolRoutes(services: Services): Route[] {
  const { db } = services;
  return [
    // Before `/candidates/:id`, which they would be taken for.
    ...importRoutes(services),
    ...applicationRoutes(services),
    ...resumeRoutes(services),
    ...readingRoutes(services),
    ...profileRoutes(services),
    route({
      method: "get",
      path: "/candidates/tags",
      summary: "Tags in use, for choosing from",
      access: staffWith("candidates.read", scoped),
      query: tagListQuery,
      response: tagNamesSchema,
      handle: async ({ actor, query }) => ({ items: await listTags(services, actor, query.q) }),
    }),
    route({
      method: "get",
      path: "/candidates/export",
      summary: "The list as a spreadsheet, up to 10,000 people",
      access: staffWith("candidates.read", scoped),
      query: candidateExportQuery,
      produces: "text/csv",
      rateLimit: { points: 20, seconds: 600 },
      handle: ({ ctx, actor, query, locale }) => exportCandidates(services, ctx, actor, query, locale),
    }),
    route({
      method: "get",
      path: "/candidates",
      summary: "People of the pool, who came last first",
      access: staffWith("candidates.read", scoped),
      query: candidateListQuery,
      response: candidatePageSchema,
      handle: ({ actor, query }) => listCandidates(services, actor, query),
    }),
    route({
      method: "post",
      path: "/candidates",
      summary: "Put somebody into the pool",
      access: staffWith("candidates.write", scoped),
      body: createCandidateBody,
      response: candidateSchema,
      status: 201,
      handle: async ({ actor, body }) =>
        viewCandidate(services, actor, await createCandidate(services, actor, body)),
    }),
    route({
      method: "post",
      path: "/candidates/tags",
      summary: "Give tags to many people, or take them away",
      access: staffWith("candidates.write", scoped),
      body: tagManyBody,
      response: changedSchema,
      handle: async ({ actor, body }) => ({ changed: await tagMany(services, actor, body) }),
    }),
    route({
      method: "post",
      path: "/candidates/talent-pool",
      summary: "Record that many people agreed, in the same way, to be kept for later positions",
      access: staffWith("candidates.write", scoped),
      body: poolManyBody,
      response: changedSchema,
      handle: async ({ actor, body }) => ({ changed: await poolMany(services, actor, body) }),
    }),
    route({
      method: "get",
      path: "/candidates/:id",
      summary: "One person with their history",
      access: reader,
      params: idParams,
      response: candidateSchema,
      handle: ({ actor, params }) => viewCandidate(services, actor, params.id),
    }),
    route({
      method: "put",
      path: "/candidates/:id",
      summary: "Change a person's data",
      access: writer,
      params: idParams,
      body: updateCandidateBody,
      response: candidateSchema,
      handle: async ({ actor, params, body }) => {
        await updateCandidate(services, actor, params.id, body);
        return viewCandidate(services, actor, params.id);
      },
    }),
    route({
      method: "put",
      path: "/candidates/:id/tags",
      summary: "Give a person exactly these tags",
      access: writer,
      params: idParams,
      body: tagsBody,
      status: 204,
      handle: ({ params, body }) => setTags(services, params.id, body.tags),
    }),
    route({
      method: "put",
      path: "/candidates/:id/archived",
      summary: "Put a person away, or take them back",
      access: writer,
      params: idParams,
      body: archiveBody,
      status: 204,
      handle: ({ params, body }) => archiveCandidate(services, params.id, body.archived),
    }),
    route({
      method: "put",
      path: "/candidates/:id/talent-pool",
      summary: "Record that a person agreed to be kept for later positions, or no longer does",
      access: writer,
      params: idParams,
      body: talentPoolBody,
      status: 204,
      handle: ({ actor, params, body }) => setTalentPool(services, actor, params.id, body),
    }),
    route({
      method: "post",
      path: "/candidates/:id/notes",
      summary: "Write a note about a person",
      access: writer,
      params: idParams,
      body: noteBody,
      response: z.object({ id: uuid }),
      status: 201,
      handle: async ({ actor, params, body }) => ({
        id: (await addNote(services, actor, params.id, body)).id,
      }),
    }),
    route({
      method: "delete",
      path: "/candidates/:id/notes/:noteId",
      summary: "Take a note away",
      access: writer,
      params: idParams.extend({ noteId: uuid }),
      status: 204,
      handle: async ({ actor, params: { id, noteId } }) => {
        await db.write(async (tx) => {
          const ids = await idsOfPerson(tx.manager, actor, "candidates.write", id);
          const note = await tx.manager.findOneBy(CandidateNote, { id: noteId });
          if (!note || !ids.includes(note.candidateId)) throw notFound("candidate.note_not_found");
          await tx.manager.delete(CandidateNote, { id: noteId });
        });
      },
    }),
    route({
      method: "get",
      path: "/candidates/:id/merge",
      summary: "Two people side by side, before they are made one",
      access: writer,
      params: idParams,
      query: mergePreviewQuery,
      response: mergePreviewSchema,
      handle: ({ actor, params, query }) => previewMerge(services, actor, params.id, query.otherId),
    }),
    route({
      method: "post",
      path: "/candidates/:id/merge",
      summary: "Make another person one with this one",
      access: writer,
      params: idParams,
      body: mergeBody,
      response: candidateSchema,
      handle: async ({ actor, params, body }) => {
        await mergeCandidates(services, actor, params.id, body);
        return viewCandidate(services, actor, params.id);
      },
    }),
    route({
      method: "delete",
      path: "/candidates/:id/merges/:mergeId",
      summary: "Take a merge back",
      access: writer,
      params: idParams.extend({ mergeId: uuid }),
      response: candidateSchema,
      handle: async ({ actor, params }) => {
        await unmergeCandidate(services, actor, params.id, params.mergeId);
        return viewCandidate(services, actor, params.id);
      },
    }),
  ];
}
