import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ModelProposal } from "../../../server/profiles/builder/schema";
import { api } from "../api/client";
import { EmptyState } from "../common/EmptyState";
import { useErrorText } from "../common/ErrorState";
import { formatPercent, scaleToFull } from "../plans/weights";
import { type Competency, type LibraryDimension, useDimensions } from "./data";
import styles from "./ModelBuilder.module.css";
import type { PositionDraft } from "./PositionForm";

type Props = { draft: PositionDraft; onAccept: (model: Competency[]) => void };

/** Proposes a competency model from what the position says; a person chooses, and changes it afterwards. */
export function ModelBuilder({ draft, onAccept }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const { title, family, language, duties, skills, competencies } = draft;
  const propose = useMutation({
    mutationFn: () =>
      api.post<ModelProposal>("/positions/propose-model", { title, family, language, duties, skills }),
    onMutate: () => setDropped([]),
  });
  const items = propose.data?.items ?? [];
  const kept = items.filter(({ competency }) => !dropped.includes(competency.id));
  const accept = () => {
    onAccept(scaleToFull(kept.map(({ competency }) => competency as Competency)));
    propose.reset();
  };
  const toggle = (id: string) =>
    setDropped(dropped.includes(id) ? dropped.filter((other) => other !== id) : [...dropped, id]);
  return (
    <>
      <Button size="small" loading={propose.isPending} onClick={() => propose.mutate()}>
        {t("builder.propose")}
      </Button>
      <Modal
        open={propose.isSuccess || propose.isError}
        title={t("builder.title")}
        width={720}
        okText={t("builder.accept")}
        cancelText={t("common.cancel")}
        okButtonProps={{ disabled: kept.length === 0 }}
        onOk={accept}
        onCancel={propose.reset}
      >
        {propose.isError ? <Alert type="error" role="alert" title={errorText(propose.error)} /> : null}
        {propose.isSuccess && items.length === 0 ? (
          <EmptyState title={t("builder.empty")} text={t("builder.emptyText")} />
        ) : null}
        {items.length > 0 ? <p className={styles.hint}>{t("builder.hint")}</p> : null}
        {competencies.length > 0 && items.length > 0 ? (
          <Alert type="warning" title={t("builder.replaces")} />
        ) : null}
        <Proposals items={items} dropped={dropped} language={language} onToggle={toggle} />
        {propose.data?.leftOut ? (
          <p className={styles.hint}>{t("match.leftOut", { count: propose.data.leftOut })}</p>
        ) : null}
      </Modal>
    </>
  );
}

type ListProps = {
  items: ModelProposal["items"];
  dropped: readonly string[];
  language: "zh" | "en";
  onToggle: (id: string) => void;
};

function Proposals({ items, dropped, language, onToggle }: ListProps) {
  const { t } = useTranslation();
  const library = useDimensions();
  const wordsOf = (id: string): LibraryDimension["zh"] | undefined =>
    library.data?.find((dimension) => dimension.id === id)?.[language];
  return (
    <ul className={styles.list}>
      {items.map(({ competency: { id, weightBp, requiredScore }, sources, questions }) => (
        <li key={id}>
          <Checkbox checked={!dropped.includes(id)} onChange={() => onToggle(id)}>
            <strong>{wordsOf(id)?.name ?? id}</strong>{" "}
            <span className="numbers">
              {t("builder.weighs", { percent: formatPercent(weightBp), required: requiredScore })}
            </span>
          </Checkbox>
          <ul className={styles.details}>
            {sources.map(({ from, words }) => (
              <li key={`${from} ${words}`}>{t(`builder.from.${from}`, { words })}</li>
            ))}
          </ul>
          <details className={styles.details}>
            <summary>{t("builder.more")}</summary>
            <ol>
              {wordsOf(id)?.anchors.map((anchor) => (
                <li key={anchor}>{anchor}</li>
              ))}
            </ol>
            <ul>
              {questions.map(({ questionId, text }) => (
                <li key={questionId}>{text}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
