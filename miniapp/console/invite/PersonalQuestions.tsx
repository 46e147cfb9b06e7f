import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Skeleton, Tag } from "antd";
import { useEffect, useEffectEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import type {
  PersonalProposal,
  PersonalProposals,
  PersonalQuestion,
} from "../../../server/profiles/personal/schema";
import { api } from "../api/client";
import { ErrorState } from "../common/ErrorState";
import { PersonalWhy } from "../common/PersonalWhy";
import styles from "./PersonalQuestions.module.css";

const LONGEST = 300;
/** While a résumé is being read, asked so often. */
const LOOK_MS = 2_000;

type Props = {
  value?: readonly PersonalQuestion[] | undefined;
  onChange?: (questions: PersonalQuestion[]) => void;
  candidateId: string;
  planId: string | undefined;
  positionId: string | undefined;
  /** In which the plan asks. */
  language: "zh" | "en";
};

const questionOf = (
  { dimension, kind, because, text }: PersonalProposal,
  language: "zh" | "en",
): PersonalQuestion => ({
  dimension: dimension.id,
  kind,
  from: because.from,
  because: because.words,
  text: text[language],
});
const keyOf = ({ dimension, kind, from, because }: PersonalQuestion) =>
  [kind, dimension, from, because].join(" ");

/** Questions for this person alone: why each is proposed, and its words to change once it is chosen. */
export function PersonalQuestions(props: Props) {
  const { candidateId, planId, positionId, language, value, onChange } = props;
  const { t } = useTranslation();
  const proposals = useQuery({
    queryKey: ["candidates", candidateId, "personal-questions", planId, positionId],
    queryFn: ({ signal }) =>
      api.get<PersonalProposals>(`/candidates/${candidateId}/personal-questions`, {
        query: { planId: planId ?? "", ...(positionId ? { positionId } : {}) },
        signal,
      }),
    enabled: planId !== undefined,
    refetchInterval: ({ state }) => (state.data?.isReading ? LOOK_MS : false),
    // What stands on the screen is what is chosen from.
    refetchOnWindowFocus: false,
  });
  const { data } = proposals;
  const begin = useEffectEvent(({ mode, most, items }: PersonalProposals) => {
    if (value !== undefined) return;
    // Where the plan always asks some, they are asked unless somebody drops them here.
    const asked = mode === "always" ? items.slice(0, most) : [];
    onChange?.(asked.map((proposal) => questionOf(proposal, language)));
  });
  useEffect(() => {
    if (data && !data.isReading) begin(data);
  }, [data]);

  if (planId === undefined) return <p className={styles.hint}>{t("personal.choosePlan")}</p>;
  if (proposals.isError)
    return <ErrorState compact error={proposals.error} onRetry={() => void proposals.refetch()} />;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (data.mode === "off") return <p className={styles.hint}>{t("personal.off")}</p>;
  if (data.items.length === 0)
    return <p className={styles.hint}>{t(data.isReading ? "personal.reading" : "personal.none")}</p>;
  return (
    <>
      <p className={styles.hint}>
        {t(data.mode === "always" ? "personal.hintAlways" : "personal.hint", { most: data.most })}
      </p>
      <ul className={styles.list}>
        {data.items.map((proposal) => (
          <Proposal
            key={keyOf(questionOf(proposal, language))}
            proposal={proposal}
            language={language}
            chosen={value ?? []}
            isFull={(value?.length ?? 0) >= data.most}
            onChange={onChange}
          />
        ))}
      </ul>
    </>
  );
}

type ProposalProps = {
  proposal: PersonalProposal;
  language: "zh" | "en";
  chosen: readonly PersonalQuestion[];
  isFull: boolean;
  onChange: Props["onChange"];
};

function Proposal({ proposal, language, chosen, isFull, onChange }: ProposalProps) {
  const { t } = useTranslation();
  const id = useId();
  const own = questionOf(proposal, language);
  const index = chosen.findIndex((question) => keyOf(question) === keyOf(own));
  const isChosen = index >= 0;
  const toggle = () => onChange?.(isChosen ? chosen.filter((_, at) => at !== index) : [...chosen, own]);
  return (
    <li data-chosen={isChosen}>
      <Checkbox id={id} checked={isChosen} disabled={!isChosen && isFull} onChange={toggle}>
        {isChosen ? t("personal.ask") : own.text}
      </Checkbox>
      <div className={styles.body}>
        {isChosen ? (
          <Input.TextArea
            aria-label={t("personal.words")}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={LONGEST}
            value={chosen[index]?.text ?? ""}
            onChange={({ target }) =>
              onChange?.(
                chosen.map((question, at) => (at === index ? { ...question, text: target.value } : question)),
              )
            }
          />
        ) : null}
        <PersonalWhy reason={{ from: own.from, because: own.because }}>
          <Tag>{proposal.dimension.name}</Tag>
        </PersonalWhy>
      </div>
    </li>
  );
}
