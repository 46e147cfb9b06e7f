import { join } from "node:path";
import { z } from "zod";
import { refuseOtherSystems } from "../../../decisions/decideInterview";
import type { StaffActor } from "../../../http/actors";
import { invalid, notFound } from "../../../http/errors";
import { streamProgress } from "../../../http/progressStream";
import type { ReceivedFile } from "../../../http/receiveFile";
import { type Route, companyWide, record, route, staffWith } from "../../../http/route";
import { idParams, uuid } from "../../../http/schema";
import { canOver } from "../../../org/permissions";
import { Position } from "../../../positions/entity";
import { findSent } from "../../../reviews/agreement";
import type { Services } from "../../../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../../../spreadsheets/receiveSpreadsheet";
import { previewSchema } from "../../../spreadsheets/schema";
import { writeTemplate } from "../../../spreadsheets/write/writeTemplate";
import { Calibration } from "../entity";
import { whileWaiting } from "../tools/whileWaiting";
import { activateCalibration, endCalibration, listCalibrations } from "./calibrations";
import { gatherReviewed } from "./gatherReviewed";
import { RATINGS_BYTES, previewRatings, readRatings } from "./importRatings";
import { calibrationSchema, presentCalibration } from "./presentCalibration";
import { learn } from "./learn";
import { gatherRatings, listDimensions, ratingColumns } from "./ratings";

/** Reading a spreadsheet starts a process, and the engine judges every answer. */
const FILES = { points: 20, seconds: 60 };

const ratingRecord = z.object({
  question: z.string(),
  answer: z.string(),
  dimension: z.string(),
  rating: z.number(),
  rater: z.string().nullable(),
});

/**
 * Putting the engine right by a company's own ratings. The file is sent twice: to look, and to learn from. How people
 * are scored is a person's to change, as to decide on them is: each write has 403 decision.person_only for tokens.
 */
export function calibrationRoutes(services: Services): Route[] {
  const { env, db, log } = services;
  const upload = { folder: join(env.DATA_DIR, "uploads"), maxBytes: RATINGS_BYTES };

  /** A position that the caller names, which must be the unit's own. */
  async function findPosition(id: string | null | undefined, actor: StaffActor, orgUnitId: string) {
    if (!id) return null;
    const position = await db.read.findOneBy(Position, { id, orgUnitId });
    if (!position || !canOver(actor, "positions.write", { orgUnitId, positionId: id }))
      throw notFound("position.not_found");
    return position;
  }
  const positionOf = ({ fields }: ReceivedFile, actor: StaffActor, orgUnitId: string) =>
    findPosition(fields["positionId"], actor, orgUnitId);

  async function uploadedRatings(file: ReceivedFile, actor: StaffActor, orgUnitId: string) {
    const position = await positionOf(file, actor, orgUnitId);
    const dimensions = listDimensions(position);
    const answers = gatherRatings(await readRatings(file, dimensions));
    return { orgUnitId, position, dimensions, answers, source: "upload" as const };
  }

  return [
    route({
      method: "get",
      path: "/calibration-template",
      summary: "The spreadsheet to fill in with rated answers",
      access: staffWith("positions.write", companyWide("the form is the same for everybody")),
      produces: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      handle: async ({ ctx, locale }) => {
        const name = locale === "zh" ? "评分校准模板" : "calibration";
        const content = writeTemplate(ratingColumns(listDimensions(null)), locale);
        sendSpreadsheet(ctx, { name, kind: "xlsx", content });
      },
    }),
    route({
      method: "get",
      path: "/org/units/:id/calibrations",
      summary: "The unit's calibrations and those of its positions, the newest first",
      access: staffWith("positions.write", record("orgUnit")),
      params: idParams,
      response: z.object({ items: z.array(calibrationSchema) }),
      handle: async ({ params, locale }) => ({
        items: (await listCalibrations(db.read, params.id)).map((row) => presentCalibration(row, locale)),
      }),
    }),
    route({
      method: "post",
      path: "/org/units/:id/calibrations/preview",
      summary: "What a spreadsheet of rated answers holds: rows and problems",
      access: staffWith("positions.write", record("orgUnit")),
      params: idParams,
      bodyLimit: "raw",
      rateLimit: FILES,
      consumes: "multipart/form-data",
      response: previewSchema(ratingRecord),
      handle: ({ ctx, actor, params }) =>
        withUploadedSpreadsheet(ctx, upload, async (file) =>
          previewRatings(file, listDimensions(await positionOf(file, actor, params.id))),
        ),
    }),
    route({
      method: "post",
      path: "/org/units/:id/calibrations",
      summary: "Learn from rated answers how the engine's levels are to be put right",
      access: staffWith("positions.write", record("orgUnit")),
      params: idParams,
      bodyLimit: "raw",
      rateLimit: FILES,
      consumes: "multipart/form-data",
      response: calibrationSchema,
      status: 201,
      handle: ({ ctx, actor, params, locale }) => {
        refuseOtherSystems(actor);
        return withUploadedSpreadsheet(ctx, upload, async (file) => {
          const given = await uploadedRatings(file, actor, params.id);
          return presentCalibration(
            await learn(services, actor.name, given, { signal: whileWaiting(ctx) }),
            locale,
          );
        });
      },
    }),
    route({
      method: "post",
      path: "/org/units/:id/calibrations/learning",
      summary: "The same with progress, as lines of JSON; whoever leaves gives it up",
      access: staffWith("positions.write", record("orgUnit")),
      params: idParams,
      bodyLimit: "raw",
      rateLimit: FILES,
      consumes: "multipart/form-data",
      produces: "application/x-ndjson",
      handle: async ({ ctx, actor, params, locale }) => {
        refuseOtherSystems(actor);
        const signal = whileWaiting(ctx);
        const given = await withUploadedSpreadsheet(ctx, upload, (file) =>
          uploadedRatings(file, actor, params.id),
        );
        streamProgress(ctx, log, async (tell) =>
          presentCalibration(await learn(services, actor.name, given, { signal, tell }), locale),
        );
      },
    }),
    route({
      method: "post",
      path: "/org/units/:id/calibrations/from-reviews",
      summary: "Learn from the reviews that people sent, blind ones alone unless told; lines of JSON",
      access: staffWith("positions.write", record("orgUnit")),
      params: idParams,
      body: z.strictObject({ positionId: uuid.nullish(), open: z.boolean().default(false) }),
      rateLimit: FILES,
      produces: "application/x-ndjson",
      handle: async ({ ctx, actor, params, locale, body: { positionId, open } }) => {
        refuseOtherSystems(actor);
        const signal = whileWaiting(ctx);
        const position = await findPosition(positionId ?? null, actor, params.id);
        streamProgress(ctx, log, async (tell) => {
          const reviews = await findSent(services, db.read, { orgUnitId: params.id, position }, { open });
          const dimensions = listDimensions(position);
          const answers = await gatherReviewed(services, reviews, dimensions, signal);
          if (answers.length === 0) throw invalid("calibration.no_reviews");
          const source = open ? ("all_reviews" as const) : ("blind_reviews" as const);
          const given = { orgUnitId: params.id, position, dimensions, answers, source };
          return presentCalibration(await learn(services, actor.name, given, { signal, tell }), locale);
        });
      },
    }),
    route({
      method: "get",
      path: "/calibrations/:id",
      summary: "A calibration with its figures",
      access: staffWith("positions.write", record("calibration")),
      params: idParams,
      response: calibrationSchema,
      handle: async ({ params, locale }) =>
        presentCalibration(await db.read.findOneByOrFail(Calibration, { id: params.id }), locale),
    }),
    route({
      method: "post",
      path: "/calibrations/:id/activation",
      summary: "Put a calibration into use, in place of the one that is",
      access: staffWith("positions.write", record("calibration")),
      params: idParams,
      response: calibrationSchema,
      handle: async ({ actor, params, locale }) => {
        refuseOtherSystems(actor);
        return presentCalibration(await activateCalibration(services, params.id, actor.name), locale);
      },
    }),
    route({
      method: "delete",
      path: "/calibrations/:id/activation",
      summary: "Take a calibration out of use",
      access: staffWith("positions.write", record("calibration")),
      params: idParams,
      response: calibrationSchema,
      handle: async ({ actor, params, locale }) => {
        refuseOtherSystems(actor);
        return presentCalibration(await endCalibration(services, params.id, actor.name), locale);
      },
    }),
  ];
}
