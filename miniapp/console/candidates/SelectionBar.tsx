import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../session/usePermission";
import own from "./Candidates.module.css";
import { useCandidateSelection } from "./selection";

const NAMES_SHOWN = 3;

/** What can be done with those chosen; nothing while nobody is. */
export function SelectionBar() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayInvite = useMay("batches.write");
  const mayMerge = useMay("candidates.write");
  const { ids, people, clear } = useCandidateSelection();
  if (ids.length === 0) return null;
  const named = people.slice(0, NAMES_SHOWN).map(({ name }) => name);
  return (
    <section className={own.selection} aria-label={t("candidates.selection")}>
      <strong>{t("candidates.chosen", { count: ids.length })}</strong>
      <span className={own.chosenNames}>
        {named.join(t("common.comma"))}
        {people.length > NAMES_SHOWN ? "…" : ""}
      </span>
      {mayMerge && ids.length === 2 ? (
        <Button onClick={() => void navigate(`/candidates/${ids[0]}?merge=${ids[1]}`)}>
          {t("candidates.mergeTwo")}
        </Button>
      ) : null}
      {mayInvite ? (
        <Button
          type="primary"
          onClick={() => void navigate("/batches/new", { state: { candidates: people } })}
        >
          {t("candidates.invite")}
        </Button>
      ) : null}
      <Button type="text" onClick={clear}>
        {t("candidates.unchoose")}
      </Button>
    </section>
  );
}
