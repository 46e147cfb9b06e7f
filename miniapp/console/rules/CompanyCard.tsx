import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { formatScore } from "../common/format";
import { useCan } from "../session/useSession";
import type { RuleMinimums } from "./data";
import styles from "./Rules.module.css";
import { SettingsModal } from "./SettingsModal";

type Props = { minimums: RuleMinimums; autoReject: boolean };

/** What holds for every branch's rules, and the way to change it for whoever may. */
export function CompanyCard({ minimums: { advanceAtLeast, alwaysReview }, autoReject }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const mayChange = useCan("rules.configure");
  const lines = [
    ...(advanceAtLeast === null ? [] : [t("rules.atLeast", { value: formatScore(advanceAtLeast) })]),
    ...(alwaysReview ? [t("rules.always")] : []),
  ];
  return (
    <Card
      title={t("rules.company")}
      extra={
        mayChange ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t("rules.settings")}
          </Button>
        ) : null
      }
    >
      <ul className={styles.lines}>
        {lines.length === 0 ? (
          <li>{t("rules.companyNone")}</li>
        ) : (
          lines.map((line) => <li key={line}>{line}</li>)
        )}
        <li>{t("rules.always_person")}</li>
        <li>{t(autoReject ? "rules.autoOn" : "rules.autoOff")}</li>
      </ul>
      {isOpen ? <SettingsModal onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
