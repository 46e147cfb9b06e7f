import { join } from "node:path";
import { z } from "zod";
import type { StaffActor } from "../../../http/actors";
import { notFound } from "../../../http/errors";
import type { ReceivedFile } from "../../../http/receiveFile";
import { type Route, companyWide, record, route, staffWith } from "../../../http/route";
import { idParams } from "../../../http/schema";
import { canOver } from "../../../org/permissions";
import { Position } from "../../../positions/entity";
import type { Services } from "../../../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../../../spreadsheets/receiveSpreadsheet";
import { previewSchema } from "../../../spreadsheets/schema";
import { writeTemplate } from "../../../spreadsheets/write/writeTemplate";
import { Calibration } from "../entity";
import { whileWaiting } from "../tools/whileWaiting";
import { withScorerProcess } from "../tools/scorerProcess";
import { activateCalibration, endCalibration, listCalibrations, saveCalibration } from "./calibrations";
import { fitCalibration } from "./fitCalibration";
import { RATINGS_BYTES, previewRatings, readRatings } from "./importRatings";
import { calibrationSchema, presentCalibration } from "./presentCalibration";
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

/** Putting the engine right by a company's own ratings. The file is sent twice: to look, and to learn from. */
export function calibrationRoutes(services: Services): Route[] {
  const { env, db, scoring } = services;
  const upload = { folder: join(env.DATA_DIR, "uploads"), maxBytes: RATINGS_BYTES };

  /** The position that the form names, which must be the unit's own. */
  async function positionOf({ fields }: ReceivedFile, actor: StaffActor, orgUnitId: string) {
    const id = fields["positionId"];
    if (!id) return null;
    const position = await db.read.findOneBy(Position, { id, orgUnitId });
    if (!position || !canOver(actor, "positions.write", { orgUnitId, positionId: id }))
      throw notFound("position.not_found");
    return position;
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
      handle: async ({ params }) => ({
        items: (await listCalibrations(db.read, params.id)).map(presentCalibration),
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
      handle: ({ ctx, actor, params }) =>
        withUploadedSpreadsheet(ctx, upload, async (file) => {
          const position = await positionOf(file, actor, params.id);
          const dimensions = listDimensions(position);
          const answers = gatherRatings(await readRatings(file, dimensions));
          const fitted = await fitCalibration(scoring, answers, dimensions, (rows) =>
            withScorerProcess(whileWaiting(ctx), async (ask) => {
              const reply = await ask({ kind: "map", rows });
              if (reply.kind !== "mapped") throw new Error(`the scorer answered ${reply.kind}`);
              return reply.fits;
            }),
          );
          const place = { orgUnitId: params.id, positionId: position?.id ?? null };
          return presentCalibration(await saveCalibration(services, place, actor.name, fitted));
        }),
    }),
    route({
      method: "get",
      path: "/calibrations/:id",
      summary: "A calibration with its figures",
      access: staffWith("positions.write", record("calibration")),
      params: idParams,
      response: calibrationSchema,
      handle: async ({ params }) =>
        presentCalibration(await db.read.findOneByOrFail(Calibration, { id: params.id })),
    }),
    route({
      method: "post",
      path: "/calibrations/:id/activation",
      summary: "Put a calibration into use, in place of the one that is",
      access: staffWith("positions.write", record("calibration")),
      params: idParams,
      response: calibrationSchema,
      handle: async ({ actor, params }) =>
        presentCalibration(await activateCalibration(services, params.id, actor.name)),
    }),
    route({
      method: "delete",
      path: "/calibrations/:id/activation",
      summary: "Take a calibration out of use",
      access: staffWith("positions.write", record("calibration")),
      params: idParams,
      response: calibrationSchema,
      handle: async ({ actor, params }) =>
        presentCalibration(await endCalibration(services, params.id, actor.name)),
    }),
  ];
}
