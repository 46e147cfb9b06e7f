import { Skeleton } from "antd";
import { lazy, Suspense, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlanDefinition } from "../../../../server/plans/definition";
import type { PlanDiff } from "../../api/types";
import { Card } from "../../common/Card";
import { diffText } from "../../report/diffText";
import { formatPercent } from "../weights";
import styles from "./Diff.module.css";
import { fieldText, isProse } from "./values";

const WeightsChart = lazy(() => import("../WeightsChart"));

type Comparison = PlanDiff["comparison"];
type FieldChange = Comparison["plan"][number];
type ItemChange = Comparison["dimensions"]["changed"][number];
type Sides = { before: PlanDefinition; after: PlanDefinition };
type Kind = "dimensions" | "stages" | "questions";

/** Everything that differs, side by side on a desk and one under the other on a phone. */
export function DiffView({ diff }: { diff: PlanDiff }) {
  const { t } = useTranslation();
  const { comparison } = diff;
  const sides: Sides = { before: diff.before.definition, after: diff.after.definition };
  return (
    <div className={styles.diff}>
      <Weights diff={diff} />
      <div className={styles.heads} aria-hidden>
        <span>{t("planDiff.head", diff.before)}</span>
        <span>{t("planDiff.head", diff.after)}</span>
      </div>
      {[...comparison.plan, ...comparison.thresholds].length > 0 ? (
        <Part title={t("planDiff.frame")}>
          <Item title={t("planDiff.frame")} plain>
            <Fields fields={[...comparison.plan, ...comparison.thresholds]} sides={sides} />
          </Item>
        </Part>
      ) : null}
      <Items kind="dimensions" parts={comparison.dimensions} sides={sides} />
      <Items kind="stages" parts={comparison.stages} sides={sides} />
      <Items kind="questions" parts={comparison.questions} sides={sides} />
    </div>
  );
}

/** The weights of both, where they differ: many small numbers are sooner seen than read. */
function Weights({ diff: { before, after } }: { diff: PlanDiff }) {
  const { t } = useTranslation();
  const dimensions = [
    ...new Map(
      [...after.definition.dimensions, ...before.definition.dimensions].map(({ id, name }) => [id, name]),
    ),
  ];
  const sideOf = (side: PlanDiff["before"]) => ({
    name: t("planDiff.head", side),
    weights: dimensions.map(
      ([id]) => side.definition.dimensions.find((dimension) => dimension.id === id)?.weightBp ?? null,
    ),
  });
  const sides = [sideOf(before), sideOf(after)];
  const [old, now] = sides;
  if (dimensions.every((_, at) => old?.weights[at] === now?.weights[at])) return null;
  return (
    <Card title={t("planDiff.weights")}>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} />}>
        <WeightsChart
          label={t("planDiff.weights")}
          dimensions={dimensions.map(([, name]) => name)}
          sides={sides}
        />
      </Suspense>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type ItemsProps = {
  kind: Kind;
  parts: { added: string[]; removed: string[]; changed: ItemChange[] };
  sides: Sides;
};

function Items({ kind, parts, sides }: ItemsProps) {
  const { t } = useTranslation();
  const { added, removed, changed } = parts;
  if (added.length + removed.length + changed.length === 0) return null;
  return (
    <Part title={t(`planDiff.${kind}`)}>
      {changed.map((item) => (
        <Item key={item.id} title={item.name} note={item.moved ? t("planDiff.moved") : undefined}>
          <Fields fields={item.fields} sides={sides} />
        </Item>
      ))}
      {removed.map((id) => (
        <Whole key={id} how="removed" kind={kind} id={id} plan={sides.before} />
      ))}
      {added.map((id) => (
        <Whole key={id} how="added" kind={kind} id={id} plan={sides.after} />
      ))}
    </Part>
  );
}

type ItemProps = { title: string; note?: string | undefined; plain?: boolean; children: ReactNode };

function Item({ title, note, plain = false, children }: ItemProps) {
  return (
    <article className={styles.item} aria-label={title}>
      {plain ? null : (
        <h3>
          {title}
          {note ? <span className={styles.note}>{note}</span> : null}
        </h3>
      )}
      {children}
    </article>
  );
}

function Fields({ fields, sides }: { fields: FieldChange[]; sides: Sides }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.fields}>
      {fields.map(({ field, name, before, after }) => (
        <div key={field} className={styles.field}>
          <dt>{name}</dt>
          <Pair
            prose={isProse(field)}
            before={fieldText(field, before, sides.before, t)}
            after={fieldText(field, after, sides.after, t)}
          />
        </div>
      ))}
    </dl>
  );
}

/** The two values; in prose only the letters that differ are marked. */
function Pair({ before, after, prose }: { before: string; after: string; prose: boolean }) {
  const { t } = useTranslation();
  const parts = useMemo(() => (prose ? diffText(before, after) : null), [before, after, prose]);
  const side = (kind: "removed" | "added", whole: string) => {
    const Mark = kind === "removed" ? "del" : "ins";
    if (whole === "") return <span className={styles.nothing}>{t("planDiff.nothing")}</span>;
    if (!parts) return <Mark className={styles[kind]}>{whole}</Mark>;
    return parts
      .filter((part) => part.kind === "same" || part.kind === kind)
      .map((part) =>
        part.kind === "same" ? (
          <span key={part.at}>{part.text}</span>
        ) : (
          <Mark key={part.at} className={styles[kind]}>
            {part.text}
          </Mark>
        ),
      );
  };
  return (
    <>
      <dd className={styles.before}>{side("removed", before)}</dd>
      <dd className={styles.after}>{side("added", after)}</dd>
    </>
  );
}

type WholeProps = { how: "added" | "removed"; kind: Kind; id: string; plan: PlanDefinition };

/** Something that stands on one side only. */
function Whole({ how, kind, id, plan }: WholeProps) {
  const { t } = useTranslation();
  const { title, lines } = describe(kind, id, plan, t);
  return (
    <article className={styles.item} data-how={how} aria-label={title}>
      <h3>
        {title}
        <span className={styles.note}>{t(`planDiff.${how}`)}</span>
      </h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </article>
  );
}

function describe(
  kind: Kind,
  id: string,
  plan: PlanDefinition,
  t: (key: string, values?: Record<string, unknown>) => string,
): { title: string; lines: string[] } {
  if (kind === "dimensions") {
    const dimension = plan.dimensions.find((each) => each.id === id);
    const weight = `${formatPercent(dimension?.weightBp ?? 0)} %`;
    return { title: dimension?.name ?? id, lines: [weight, dimension?.description ?? ""] };
  }
  if (kind === "stages") {
    const stage = plan.stages.find((each) => each.id === id);
    const count = t("plans.questions", { count: stage?.questions.length ?? 0 });
    return { title: stage?.title ?? id, lines: [count, ...(stage?.guide ? [stage.guide] : [])] };
  }
  const stage = plan.stages.find(({ questions }) => questions.some((each) => each.id === id));
  const question = stage?.questions.find((each) => each.id === id);
  const times = t("planDiff.times", {
    prep: question?.prepSeconds ?? 0,
    answer: question?.answerSeconds ?? 0,
  });
  return { title: question?.text ?? id, lines: [`${stage?.title ?? ""} · ${times}`] };
}
