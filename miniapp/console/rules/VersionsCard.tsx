import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Plan } from "../api/types";
import { Card } from "../common/Card";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { type PlanRules, type RuleSet, useRulesVersions } from "./data";
import { RuleList } from "./RuleList";
import styles from "./Rules.module.css";

type Props = { plan: Plan; rules: PlanRules; mayWrite: boolean; onUse: (set: RuleSet) => void };

/** What the plan's own rules were, with who and why; any of them can be taken as a draft. */
export function VersionsCard({ plan, rules, mayWrite, onUse }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const items = useRulesVersions(plan.id, rules.version).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t("rules.history")}>
      <ol className={styles.versions}>
        {items.map(({ version, set, words, savedBy, savedAt, note }) => (
          <li key={version}>
            <details>
              <summary>
                <span>{set ? t("rules.version", { version }) : t("rules.versionNone")}</span>
                {version === rules.version ? <Tag>{t("rules.current")}</Tag> : null}
                <span className={styles.meta}>
                  {t("rules.savedBy", { name: savedBy, at: formatDateTime(savedAt, locale) })}
                  {note ? ` · ${note}` : ""}
                </span>
              </summary>
              {set ? <RuleList rules={set.rules} words={words} /> : null}
              {set && mayWrite && version !== rules.version ? (
                <Button size="small" onClick={() => onUse(set)}>
                  {t("rules.restore")}
                </Button>
              ) : null}
            </details>
          </li>
        ))}
      </ol>
    </Card>
  );
}
