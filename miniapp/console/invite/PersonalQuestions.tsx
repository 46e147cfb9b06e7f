import { useQuery } from "@tanstack/react-query";
import { Alert, Checkbox, Input, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type {
  PersonalProposal,
  PersonalQuestion,
  personalProposalsSchema,
} from "../../../server/profiles/personal/schema";
import { api } from "../api/client";
import styles from "./PersonalQuestions.module.css";

const LONGEST = 300;

type Props = {
  value?: readonly PersonalQuestion[];
  onChange?: (questions: PersonalQuestion[]) => void;
  candidateId: string;
  planId: string | undefined;
  positionId: string | undefined;
  /** In which the plan asks. */
  language: "zh" | "en";
};

const keyOf = ({ kind, because, dimension }: PersonalProposal) =>
  `${kind} ${dimension.id} ${because.from} ${because.words}`;

/** Questions for this person alone: why each is proposed, and its words to edit once it is chosen. */
export function PersonalQuestions({
  value = [],
  onChange,
  candidateId,
  planId,
  positionId,
  language,
}: Props) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["candidates", candidateId, "personal-questions", planId, positionId],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof personalProposalsSchema>>(`/candidates/${candidateId}/personal-questions`, {
        query: { planId: planId ?? "", ...(positionId ? { positionId } : {}) },
        signal,
      }),
    enabled: planId !== undefined,
  });
  if (planId === undefined || !data) return <p className={styles.hint}>{t("personal.choosePlan")}</p>;
  if (data.most === 0) return <Alert type="info" title={t("personal.structured")} />;
  if (data.items.length === 0) return <p className={styles.hint}>{t("personal.none")}</p>;

  const chosenFor = (proposal: PersonalProposal) =>
    value.findIndex(
      ({ dimension, kind, because }) =>
        dimension === proposal.dimension.id && kind === proposal.kind && because === proposal.because.words,
    );
  const choose = (proposal: PersonalProposal, index: number) =>
    onChange?.(
      index >= 0
        ? value.filter((_, at) => at !== index)
        : [
            ...value,
            {
              dimension: proposal.dimension.id,
              kind: proposal.kind,
              text: proposal.text[language],
              because: proposal.because.words.slice(0, 200),
            },
          ],
    );
  const reword = (index: number, text: string) =>
    onChange?.(value.map((question, at) => (at === index ? { ...question, text } : question)));
  return (
    <>
      <p className={styles.hint}>{t("personal.hint", { most: data.most })}</p>
      <ul className={styles.list}>
        {data.items.map((proposal) => {
          const index = chosenFor(proposal);
          const label = proposal.text[language];
          return (
            <li key={keyOf(proposal)}>
              <Checkbox
                checked={index >= 0}
                disabled={index < 0 && value.length >= data.most}
                onChange={() => choose(proposal, index)}
              >
                {label}
              </Checkbox>
              <p className={styles.why}>
                <Tag>{proposal.dimension.name}</Tag>
                {t(`personal.because.${proposal.because.from}`, { words: proposal.because.words })}
              </p>
              {index >= 0 ? (
                <Input.TextArea
                  aria-label={t("personal.words")}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  maxLength={LONGEST}
                  value={value[index]?.text ?? ""}
                  onChange={(event) => reword(index, event.target.value)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
