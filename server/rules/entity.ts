import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { Stage } from "../pipeline/stages";
import type { GuardReason, RuleVerdict } from "./evaluateRules";
import type { RuleSet, RuleTrigger } from "./schema";

/** A plan's rules as they were saved once; never changed. The newest version is the one that holds. */
@Entity("rule_sets")
export class StoredRules {
  @PrimaryColumn(column.id) planId!: string;
  /** From 1. */
  @PrimaryColumn(column.count) version!: number;
  /** Null gives up the plan's own: its base's hold again, or the default. */
  @Column(column.nullable(column.json)) rules!: RuleSet | null;
  /** Of the canonical text of `rules`. */
  @Column(column.digest) sha256!: string;
  /** Who put it in force; null for a deployment's token. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.line) savedBy!: string;
  @Column(column.instant) savedAt!: Date;
  @Column(column.nullable(column.line)) note!: string | null;
}

/** What holds for the rules of all branches. One row for each change, so that who switched what on when stays known. */
@Entity("rule_settings")
@Index("rule_settings_since", ["since"])
export class RuleSettings {
  /** From 1. */
  @PrimaryColumn(column.count) number!: number;
  /** Hundredths of the total below which nobody is led on by rule; null for no such line. */
  @Column(column.nullable(column.count)) advanceAtLeast!: number | null;
  @Column(column.flag) alwaysReview!: boolean;
  @Column(column.flag) autoReject!: boolean;
  @Column(column.line) changedBy!: string;
  @Column(column.nullable(column.id)) staffId!: string | null;
  /** From when on it holds. */
  @Column(column.instant) since!: Date;
  @Column(column.nullable(column.line)) note!: string | null;
}

/** By which plan's rules people are screened for a position, and whether a person always looks at them. */
@Entity("position_rules")
export class PositionRules {
  @PrimaryColumn(column.id) positionId!: string;
  @Column(column.nullable(column.id)) planId!: string | null;
  @Column(column.flag) reviewed!: boolean;
  @Column(column.line) changedBy!: string;
  @Column(column.instant) changedAt!: Date;
}

/**
 * `waiting`: a person says whether it is done. `moot`: there was nothing to do (any more), or something newer came of
 * it. `declined`, `undone`: by a person, who said why.
 */
export type RunState = "done" | "waiting" | "declined" | "undone" | "moot";

/** What a run has done; enough to take it back. */
export type Done =
  | { do: "invite"; interviewId: string; channels: string[]; from: Stage }
  /** `mailIds`: to those whom no chat reaches; not there in older rows. */
  | { do: "ask"; interviewId: string; mailIds?: string[] }
  | { do: "advance"; interviewId: string; decisionId: string }
  | { do: "move"; from: Stage; to: Stage }
  | { do: "review"; interviewId: string; fresh: boolean }
  /** `round`: how often the candidacy had been opened again by then; not there in older rows. */
  | { do: "thank"; offerTalentPool: boolean; round?: number }
  /** A person was to look, and has. */
  | { do: "seen" }
  | { do: "tag"; ruleId: string; tag: string; fresh: boolean }
  | { do: "notify"; ruleId: string; staffIds: string[] }
  | { do: "webhook"; ruleId: string };

/** One time that a plan's rules were asked about somebody: what was known, what they said, and what came of it. */
@Entity("rule_runs")
@Index("rule_runs_once", ["causeKey"], { unique: true })
@Index("rule_runs_of_candidacy", ["candidacyId", "createdAt", "id"])
@Index("rule_runs_in_order", ["state", "createdAt", "id"])
@Index("rule_runs_of_unit", ["orgUnitId", "state", "createdAt", "id"])
@Index("rule_runs_of_position", ["positionId", "state", "createdAt", "id"])
export class RuleRun {
  @PrimaryColumn(column.id) id!: string;
  /** What set it going; a second delivery of the same is the same run. */
  @Column(column.line) causeKey!: string;
  @Column(column.short) occasion!: RuleTrigger;
  @Column(column.id) candidacyId!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.nullable(column.id)) interviewId!: string | null;
  /** The plan whose rules were asked, and whose set it was: its own, its base's; null for the default. */
  @Column(column.id) planId!: string;
  @Column(column.nullable(column.id)) rulesPlanId!: string | null;
  /** Null for the default, which has no versions. */
  @Column(column.nullable(column.count)) rulesVersion!: number | null;
  @Column(column.digest) rulesSha256!: string;
  @Column(column.json) verdict!: RuleVerdict;
  /** Why a person is asked: the verdict's guards, and what turned out when it was tried. */
  @Column(column.json) guards!: GuardReason[];
  @Column(column.json) done!: Done[];
  @Column(column.short) state!: RunState;
  /** The message key of what stood in the way. */
  @Column(column.nullable(column.line)) problem!: string | null;
  @Column(column.nullable(column.id)) settledById!: string | null;
  @Column(column.nullable(column.instant)) settledAt!: Date | null;
  /** Why it was declined or undone. */
  @Column(column.nullable(column.text)) reason!: string | null;
  @Column(column.instant) createdAt!: Date;
}
