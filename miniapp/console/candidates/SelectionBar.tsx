import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import bar from "../common/ChosenBar.module.css";
import { useMay } from "../session/usePermission";
import { PoolDialog } from "./bulk/PoolDialog";
import { TagDialog } from "./bulk/TagDialog";
import { MOST_AT_ONCE } from "./data";
import { useCandidateSelection } from "./selection";

const NAMES_SHOWN = 3;

/** What can be done with those chosen; nothing while nobody is. */
export function SelectionBar() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayInvite = useMay("batches.write");
  const mayWrite = useMay("candidates.write");
  const { ids, people, clear } = useCandidateSelection();
  const [asking, setAsking] = useState<"tags" | "pool" | null>(null);
  if (ids.length === 0) return null;
  const named = people.slice(0, NAMES_SHOWN).map(({ name }) => name);
  const tooMany = ids.length > MOST_AT_ONCE;
  const close = () => setAsking(null);
  return (
    <section className={bar.bar} aria-label={t("candidates.selection")}>
      <strong className="numbers">{t("candidates.chosen", { count: ids.length })}</strong>
      <span className={bar.names}>
        {tooMany ? t("candidates.tooManyChosen", { most: MOST_AT_ONCE }) : named.join(t("common.comma"))}
        {!tooMany && people.length > NAMES_SHOWN ? "…" : ""}
      </span>
      {mayWrite ? (
        <>
          {ids.length === 2 ? (
            <Button onClick={() => void navigate(`/candidates/${ids[0]}?merge=${ids[1]}`)}>
              {t("candidates.mergeTwo")}
            </Button>
          ) : null}
          <Button disabled={tooMany} onClick={() => setAsking("tags")}>
            {t("candidates.tagThem")}
          </Button>
          <Button disabled={tooMany} onClick={() => setAsking("pool")}>
            {t("candidates.poolThem")}
          </Button>
          <TagDialog ids={ids} open={asking === "tags"} onClose={close} />
          <PoolDialog ids={ids} open={asking === "pool"} onClose={close} />
        </>
      ) : null}
      {mayInvite ? (
        <Button
          type="primary"
          onClick={() => void navigate("/batches/new", { state: { candidates: people } })}
        >
          {t("candidates.invite")}
        </Button>
      ) : null}
      <Button type="text" className={bar.clear ?? ""} onClick={clear}>
        {t("candidates.unchoose")}
      </Button>
    </section>
  );
}
