import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ModelProposal } from "../../../server/profiles/builder/schema";
import { api } from "../api/client";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { scaleToFull } from "../plans/weights";
import type { Competency } from "./data";
import styles from "./ModelBuilder.module.css";
import { PerformerPicker } from "./PerformerPicker";
import type { PositionDraft } from "./PositionForm";
import { Proposals } from "./Proposals";

type Accepted = Pick<PositionDraft, "competencies" | "skills">;
type Props = { draft: PositionDraft; positionId: string | undefined; onAccept: (part: Accepted) => void };

/** As the server has it. */
const MOST_LINES = 30;

/** Proposes a competency model from what the position says; a person chooses, and changes it afterwards. */
export function ModelBuilder(props: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpened(true)}>
        {t("builder.propose")}
      </Button>
      {opened ? <BuilderDialog {...props} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

const toggled = (list: readonly string[], id: string) =>
  list.includes(id) ? list.filter((other) => other !== id) : [...list, id];

function BuilderDialog({ draft, positionId, onAccept, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [performerIds, setPerformerIds] = useState<string[]>([]);
  const { title, family, language, duties, skills, competencies } = draft;
  const body = {
    title,
    family,
    language,
    duties,
    skills,
    performerIds,
    ...(positionId ? { positionId } : {}),
  };
  const proposal = useQuery({
    queryKey: ["model-proposal", body],
    queryFn: ({ signal }) => api.post<ModelProposal>("/positions/propose-model", body, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const items = proposal.data?.items ?? [];
  const performers = proposal.data?.performers ?? null;
  const kept = items.filter(({ competency }) => !dropped.includes(competency.id));
  const accept = () => {
    const found = performers?.skills.map(({ words }) => words).filter((words) => added.includes(words)) ?? [];
    onAccept({
      competencies: scaleToFull(kept.map(({ competency }) => competency as Competency)),
      skills: [...skills, ...found].slice(0, MOST_LINES),
    });
    onClose();
  };
  return (
    <Modal
      open
      title={t("builder.title")}
      width={720}
      okText={t("builder.accept")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: kept.length === 0 || proposal.isPlaceholderData }}
      onOk={accept}
      onCancel={onClose}
    >
      <PerformerPicker value={performerIds} onChange={setPerformerIds} facts={performers} />
      {proposal.isError ? (
        <ErrorState compact error={proposal.error} onRetry={() => void proposal.refetch()} />
      ) : null}
      {proposal.isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {proposal.isSuccess && items.length === 0 ? (
        <EmptyState title={t("builder.empty")} text={t("builder.emptyText")} />
      ) : null}
      {items.length > 0 ? <p className={styles.hint}>{t("builder.hint")}</p> : null}
      {competencies.length > 0 && items.length > 0 ? (
        <Alert type="warning" showIcon title={t("builder.replaces")} />
      ) : null}
      <Proposals
        items={items}
        dropped={dropped}
        language={language}
        onToggle={(id) => setDropped(toggled(dropped, id))}
      />
      {performers && performers.skills.length > 0 ? (
        <section className={styles.skills} aria-label={t("builder.skills")}>
          <h3>{t("builder.skills")}</h3>
          {performers.skills.map(({ words, count, of }) => (
            <Checkbox
              key={words}
              checked={added.includes(words)}
              onChange={() => setAdded(toggled(added, words))}
            >
              {words} <span className={styles.hint}>{t("builder.haveIt", { count, of })}</span>
            </Checkbox>
          ))}
        </section>
      ) : null}
      {proposal.data?.leftOut ? (
        <p className={styles.hint}>{t("match.leftOut", { count: proposal.data.leftOut })}</p>
      ) : null}
    </Modal>
  );
}
