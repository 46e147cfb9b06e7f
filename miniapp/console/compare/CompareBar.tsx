import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import bar from "../common/ChosenBar.module.css";
import styles from "./Compare.module.css";
import { comparePath, MOST_COMPARED, type CompareSelection } from "./useCompareSelection";

/** Appears with the first one chosen, and says what to do next. */
export function CompareBar({ comparing }: { comparing: CompareSelection }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { chosen } = comparing;
  if (chosen.length === 0) return null;
  return (
    <section className={bar.bar} aria-label={t("compare.title")}>
      <span className={styles.names}>
        {t("compare.chosen", { count: chosen.length, most: MOST_COMPARED })}
        {t("common.colon")}
        {chosen.map(({ name }) => name).join(t("common.comma"))}
      </span>
      <Button size="small" type="text" onClick={comparing.clear}>
        {t("compare.clear")}
      </Button>
      <Button
        type="primary"
        disabled={chosen.length < 2}
        onClick={() => void navigate(comparePath(chosen.map(({ id }) => id)))}
      >
        {t(chosen.length < 2 ? "compare.oneMore" : "compare.open")}
      </Button>
    </section>
  );
}
