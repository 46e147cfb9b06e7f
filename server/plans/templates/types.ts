import type { InterviewLanguage, PlanDefinition, StageKind } from "../definition";
import type { DimensionId } from "./dimensions";

/** The same thing written once in each interview language. */
export type Bilingual<T> = Record<InterviewLanguage, T>;

/** A level of evidence for each of the five BARS levels, lowest first. */
export type Anchors = [string, string, string, string, string];

export type DimensionText = {
  name: string;
  description: string;
  anchors: Anchors;
  /** What people say when they show the competency, not what the competency is called. */
  indicators: string[];
};

/** A dimension of the library; what it weighs and requires is the template's business. */
export type LibraryDimension = Bilingual<DimensionText>;

export type DimensionPick = { id: DimensionId; weightBp: number; requiredScore: number };

export type QuestionText = {
  text: string;
  strong: string[];
  weak: string[];
  /** Of written work: what is to be read for it. */
  material?: string;
};

export type QuestionLimits = {
  prepSeconds: number;
  answerSeconds: number;
  rerecords: number;
  /** Of written work, in characters or words. */
  leastLength?: number;
  mostLength?: number;
};

export type TemplateQuestion = QuestionLimits & {
  id: string;
  /** Basis points by dimension, summing to 10,000; empty for an unscored introduction. */
  assesses: Partial<Record<DimensionId, number>>;
} & Bilingual<QuestionText>;

export type TemplateStage = {
  id: string;
  kind: StageKind;
  questions: TemplateQuestion[];
} & Bilingual<{ title: string; guide: string }>;

/** What a plan is made from: the numbers once, the words in each language. */
export type PlanTemplate = {
  id: string;
  dimensions: DimensionPick[];
  stages: TemplateStage[];
  thresholds: PlanDefinition["thresholds"];
} & Bilingual<{ name: string; summary: string }>;
