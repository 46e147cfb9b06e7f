import { selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { unitFor } from "../org/scope";
import type { Services } from "../services";
import { sendSpreadsheet } from "../spreadsheets/receiveSpreadsheet";
import { writeCsv } from "../spreadsheets/write/writeCsv";
import { writeXlsx } from "../spreadsheets/write/writeXlsx";
import { BANK_TAGS } from "./bank";
import { QuestionVersion } from "./entity";
import { exportRows } from "./exportQuestions";
import { listQuestions } from "./listQuestions";
import { viewQuestion } from "./presentQuestion";
import {
  createQuestionBody,
  exportQuery,
  mandatoryBody,
  questionDetailSchema,
  questionListQuery,
  questionPageSchema,
  questionParams,
  questionVersionParams,
  questionVersionSchema,
  similarQuery,
  similarSchema,
  tagListSchema,
  updateQuestionBody,
} from "./schema";
import { SimilarQuestions } from "./similarQuestions";
import { exportTitles } from "./spreadsheetColumns";
import {
  archiveQuestion,
  copyQuestion,
  createQuestion,
  markMandatory,
  updateQuestion,
} from "./writeQuestion";

const words = (text: string | undefined) =>
  text === undefined ? null : { text, strong: [], weak: [], followUps: [] };

export function questionRoutes(services: Services): Route[] {
  const { db } = services;
  return [
    route({
      method: "get",
      path: "/question-tags",
      summary: "The built-in bank's tags, for filters",
      access: staffWith("questions.read", companyWide("tags ship with the product")),
      response: tagListSchema,
      handle: async () => ({ items: [...BANK_TAGS] }),
    }),
    route({
      method: "get",
      path: "/questions",
      summary: "Questions of the built-in bank, the company's and the branches' in scope",
      access: staffWith("questions.read", scoped),
      query: questionListQuery,
      response: questionPageSchema,
      handle: ({ actor, query }) => listQuestions(services, actor, query),
    }),
    route({
      method: "get",
      path: "/questions/similar",
      summary: "Questions that read almost the same as a text",
      access: staffWith("questions.read", scoped),
      query: similarQuery,
      response: similarSchema,
      handle: async ({ actor, query: { zh, en, except } }) => {
        const known = await SimilarQuestions.of(services, actor);
        const found = known.find({ zh: words(zh), en: words(en) }, except ? [except] : []);
        return { items: found };
      },
    }),
    route({
      method: "get",
      path: "/questions/export",
      summary: "What the list shows under the same filters, as a spreadsheet",
      access: staffWith("questions.read", scoped),
      query: exportQuery,
      produces: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      handle: async ({ ctx, actor, locale, query: { format, ...filters } }) => {
        const titles = exportTitles(locale);
        const rows = exportRows(services, actor, filters, locale);
        const content =
          format === "xlsx"
            ? writeXlsx(rows, { columns: titles.map((title) => ({ title })) })
            : writeCsv(rows, { titles, encoding: format === "csv" ? "utf-8" : "gbk" });
        sendSpreadsheet(ctx, { name: locale === "zh" ? "题库" : "question-bank", kind: format, content });
      },
    }),
    route({
      method: "post",
      path: "/questions",
      summary: "Add a question to one's bank, new or copied from another bank",
      access: staffWith("questions.write", scoped),
      body: createQuestionBody,
      response: questionDetailSchema,
      status: 201,
      handle: async ({ actor, body }) => {
        const owner = unitFor(services, actor, "questions.write", body.orgUnitId);
        const { id } =
          "copyOf" in body
            ? await copyQuestion(
                services,
                actor,
                { questionId: body.copyOf.questionId, version: body.copyOf.version },
                owner,
              )
            : await createQuestion(services, actor, body, owner);
        return viewQuestion(services, actor, id);
      },
    }),
    route({
      method: "get",
      path: "/questions/:id",
      summary: "One question with its versions",
      access: staffWith("questions.read", record("question")),
      params: questionParams,
      response: questionDetailSchema,
      handle: ({ actor, params }) => viewQuestion(services, actor, params.id),
    }),
    route({
      method: "get",
      path: "/questions/:id/versions/:version",
      summary: "What a question said at one version",
      access: staffWith("questions.read", record("question")),
      params: questionVersionParams,
      response: questionVersionSchema,
      handle: async ({ params: { id, version } }) => {
        const row = await selectOne(db.read, QuestionVersion, { questionId: id, version });
        if (!row) throw notFound("question.version_not_found");
        const { author, createdAt, content } = row;
        return { version, author, createdAt: createdAt.toISOString(), content };
      },
    }),
    route({
      method: "put",
      path: "/questions/:id",
      summary: "Change a question: a new version; plans and interviews keep theirs",
      access: staffWith("questions.write", record("question")),
      params: questionParams,
      body: updateQuestionBody,
      response: questionDetailSchema,
      handle: async ({ actor, params, body }) => {
        await updateQuestion(services, actor, params.id, body);
        return viewQuestion(services, actor, params.id);
      },
    }),
    route({
      method: "put",
      path: "/questions/:id/mandatory",
      summary: "Say for which job families every plan asks this question",
      access: staffWith("questions.write", record("question")),
      params: questionParams,
      body: mandatoryBody,
      response: questionDetailSchema,
      handle: async ({ actor, params, body }) => {
        await markMandatory(services, params.id, body.families);
        return viewQuestion(services, actor, params.id);
      },
    }),
    route({
      method: "delete",
      path: "/questions/:id",
      summary: "Take a question out of the bank; its versions stay for what was made from them",
      access: staffWith("questions.write", record("question")),
      params: questionParams,
      status: 204,
      handle: ({ params }) => archiveQuestion(services, params.id),
    }),
  ];
}
