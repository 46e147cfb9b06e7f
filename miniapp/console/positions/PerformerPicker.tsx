import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { candidatePageSchema } from "../../../server/candidates/schema";
import type { ModelProposal } from "../../../server/profiles/builder/schema";
import { api } from "../api/client";
import { useCan } from "../session/useSession";
import styles from "./ModelBuilder.module.css";

/** As the server has them. */
const FEWEST = 3;
const MOST = 12;
const SHOWN = 20;

type Props = {
  value: string[];
  onChange: (ids: string[]) => void;
  /** What they told. */
  facts: ModelProposal["performers"];
};

/** People of the pool who do this job well, found by name or phone; and what was made of them. */
export function PerformerPicker({ value, onChange, facts }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const mayRead = useCan("candidates.read");
  const [typed, setTyped] = useState("");
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ["performer-search", q],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof candidatePageSchema>>("/candidates", { query: { q, limit: SHOWN }, signal }),
    enabled: mayRead && q.length > 0,
  });
  if (!mayRead) return null;
  const options = new Map([
    ...value.map((one) => [one, names.get(one) ?? one] as const),
    ...(q ? (found.data?.items ?? []) : []).map(
      ({ id: one, name, position }) => [one, position ? `${name} · ${position.title}` : name] as const,
    ),
  ]);
  return (
    <div className={styles.performers}>
      <label htmlFor={id}>{t("builder.performers")}</label>
      <Select
        id={id}
        mode="multiple"
        style={{ width: "100%" }}
        maxCount={MOST}
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        placeholder={t("builder.performersPlaceholder")}
        notFoundContent={q && found.isSuccess ? t("builder.nobody") : null}
        loading={found.isFetching}
        value={value}
        options={[...options].map(([one, label]) => ({ value: one, label }))}
        onChange={(ids: string[]) => {
          setNames(new Map(ids.map((one) => [one, options.get(one) ?? one])));
          setTyped("");
          onChange(ids);
        }}
      />
      <p className={styles.hint}>{t("builder.performersHint", { fewest: FEWEST })}</p>
      {facts ? <Used facts={facts} /> : null}
    </div>
  );
}

function Used({ facts }: { facts: NonNullable<Props["facts"]> }) {
  const { t } = useTranslation();
  const { named, resumes, areResumesUsed, interviews, others, areInterviewsUsed } = facts;
  return (
    <ul className={styles.used} aria-live="polite">
      <li data-used={areResumesUsed}>
        {t(areResumesUsed ? "builder.resumesUsed" : "builder.resumesTooFew", {
          resumes,
          named,
          fewest: FEWEST,
        })}
      </li>
      <li data-used={areInterviewsUsed}>
        {t(areInterviewsUsed ? "builder.interviewsUsed" : "builder.interviewsTooFew", {
          interviews,
          others,
          fewest: FEWEST,
        })}
      </li>
    </ul>
  );
}
