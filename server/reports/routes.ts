import { z } from "zod";
import { conflict, notFound } from "../http/errors";
import { type Route, record, route, staffWith } from "../http/route";
import { idParams, uuid } from "../http/schema";
import { Interview } from "../interviews/entity";
import { Recording } from "../media/entity";
import { isSealed } from "../reviews/tasks";
import { listSentReviews } from "../reviews/views";
import type { Services } from "../services";
import { Transcript } from "../speech/entity";
import { attachment } from "../http/attachment";
import { presentTranscript } from "./buildReport";
import { correctTranscript } from "./correctTranscript";
import { findAnswer } from "./findAnswer";
import { createReportPrinter } from "./pdf/renderReportPdf";
import { loadReportSource } from "./reportRows";
import { correctionBody, mediaLinkSchema, reportViewSchema, transcriptSchema } from "./schema";
import { transcriptText } from "./transcriptText";
import { findNewestReport, viewReport } from "./viewReport";

const answerParams = z.object({ id: uuid, answerId: uuid });
const MEDIA_LINK_SECONDS = 600;

export function reportRoutes(services: Services): Route[] {
  const { db, env, media, clock } = services;
  const printer = createReportPrinter();
  const letterhead = { company: env.COMPANY_NAME, timeZone: env.TIME_ZONE };
  return [
    route({
      method: "get",
      path: "/interviews/:id/report",
      summary: "The newest report, or how far the work on it is",
      access: staffWith("reports.read", record("interview")),
      params: idParams,
      response: reportViewSchema,
      handle: ({ params }) => viewReport(services, params.id),
    }),
    route({
      method: "get",
      path: "/interviews/:id/report.pdf",
      summary: "The newest report for print",
      access: staffWith("reports.read", record("interview")),
      params: idParams,
      produces: "application/pdf",
      rateLimit: { points: 30, seconds: 60 },
      handle: async ({ params, ctx }) => {
        const filed = await findNewestReport(db.read, params.id);
        if (!filed) {
          const known = await db.read.existsBy(Interview, { id: params.id });
          if (!known) throw notFound("interview.not_found");
          const sealed = await isSealed(db.read, params.id);
          throw conflict(sealed ? "report.sealed" : "report.not_ready");
        }
        const { report } = filed;
        const [review = null] = await listSentReviews(db.read, params.id);
        const pdf = await printer.print(report, letterhead, review);
        const kind = report.language === "zh" ? "面试报告" : "interview report";
        ctx.type = "application/pdf";
        ctx.set("Content-Disposition", attachment(`${report.candidateName} ${report.jobTitle} ${kind}.pdf`));
        ctx.set("Cache-Control", "private, no-store");
        ctx.body = pdf;
      },
    }),
    route({
      method: "get",
      path: "/interviews/:id/transcript.txt",
      summary: "The words of all answers, with times",
      access: staffWith("reports.read", record("interview")),
      params: idParams,
      produces: "text/plain",
      handle: async ({ params, ctx }) => {
        const interview = await db.read.findOneBy(Interview, { id: params.id });
        if (!interview) throw notFound("interview.not_found");
        const source = await loadReportSource(db.read, interview);
        const kind = interview.language === "zh" ? "面试文字稿" : "interview transcript";
        ctx.type = "text/plain; charset=utf-8";
        ctx.set(
          "Content-Disposition",
          attachment(`${source.candidateName} ${interview.jobTitle} ${kind}.txt`),
        );
        ctx.set("Cache-Control", "private, no-store");
        ctx.body = transcriptText(source, letterhead);
      },
    }),
    route({
      method: "get",
      path: "/interviews/:id/answers/:answerId/media",
      summary: "A link to an answer's recording, good for ten minutes",
      access: staffWith("media.read", record("interview")),
      params: answerParams,
      query: z.object({ download: z.literal("1").optional() }),
      response: mediaLinkSchema,
      handle: async ({ params, query }) => {
        const answer = await findAnswer(db.read, params.id, params.answerId);
        const recording = await db.read.findOneBy(Recording, { answerId: answer.id });
        if (!recording) throw notFound("media.not_found");
        const { storeKey, mimeType, durationMs } = recording;
        const expiresAt = new Date(clock.now().getTime() + MEDIA_LINK_SECONDS * 1000).toISOString();
        const url = await media.signedRead(storeKey, {
          expiresInSeconds: MEDIA_LINK_SECONDS,
          mimeType,
          // The name is part of the link, and links are logged: nothing in it tells who was interviewed.
          ...(query.download ? { fileName: recordingName(answer, mimeType) } : {}),
        });
        return { url, mimeType, durationMs, expiresAt };
      },
    }),
    route({
      method: "get",
      path: "/interviews/:id/answers/:answerId/transcripts/:version",
      summary: "One version of an answer's words",
      access: staffWith("reports.read", record("interview")),
      params: answerParams.extend({ version: z.coerce.number().int().min(1) }),
      response: transcriptSchema,
      handle: async ({ params: { id, answerId, version } }) => {
        await findAnswer(db.read, id, answerId);
        const transcript = await db.read.findOneBy(Transcript, { answerId, version });
        if (!transcript) throw notFound("transcript.not_found");
        return presentTranscript(transcript);
      },
    }),
    route({
      method: "post",
      path: "/interviews/:id/answers/:answerId/corrections",
      summary: "Correct misheard words; the answer is scored again and both versions are kept",
      access: staffWith("reports.correct", record("interview")),
      params: answerParams,
      body: correctionBody,
      response: transcriptSchema,
      status: 202,
      handle: async ({ params, body, actor }) =>
        presentTranscript(
          await correctTranscript(services, {
            interviewId: params.id,
            answerId: params.answerId,
            ...body,
            createdBy: actor.name,
          }),
        ),
    }),
  ];
}

function recordingName(
  { id, questionIndex }: { id: string; questionIndex: number },
  mimeType: string,
): string {
  const extension = /^(?:video|audio)\/([a-z0-9]+)/.exec(mimeType)?.[1] ?? "bin";
  return `answer-${questionIndex + 1}-${id.slice(-8)}.${extension}`;
}
