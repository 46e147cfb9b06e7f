import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { EditOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Pagination, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BatchPreview } from "../../../../server/batches/schema";
import { MOST_PERSONAL } from "../../../../server/plans/followUpRules";
import { api } from "../../api/client";
import type { MessageChannel } from "../../api/types";
import { ErrorState } from "../../common/ErrorState";
import styles from "../Batches.module.css";
import { toPreview, type Draft } from "./draft";
import { MailEditor } from "./MailEditor";

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void };
const PAGE = 20;
const PLATFORMS = ["dingtalk", "wecom"] as const;
const GATEWAYS = ["sms", "email"] as const;

/** By which ways, and exactly what each person would get; nothing is sent before the start. */
export function PreviewStep({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [editing, setEditing] = useState(false);
  const body = toPreview(draft, from, PAGE);
  const preview = useQuery({
    queryKey: ["batch-preview", body],
    queryFn: ({ signal }) => api.post<BatchPreview>("/batches/preview", body, { signal, timeoutMs: 60_000 }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const members = PLATFORMS.flatMap((channel) => {
    const count = preview.data?.members[channel];
    return count === undefined ? [] : [[channel, count] as const];
  });
  return (
    <div className={styles.step}>
      <div>
        <h3 className={styles.stepTitle}>{t("batches.channels")}</h3>
        <Checkbox.Group<MessageChannel>
          value={[...draft.channels]}
          options={[
            ...members.map(([channel, count]) => ({
              value: channel,
              label: t("batches.reaches", { channel: t(`channel.${channel}`), count }),
            })),
            { value: "sms", label: t("channel.sms") },
            { value: "email", label: t("channel.email") },
          ]}
          onChange={(channels) => onChange({ channels })}
        />
        {preview.data ? <Ways draft={draft} counts={preview.data.counts} /> : null}
        <p className={styles.faint}>{t("batches.channelsHint")}</p>
        <p className={styles.words}>
          <Button
            size="small"
            icon={<EditOutlined aria-hidden />}
            disabled={!preview.data}
            onClick={() => setEditing(true)}
          >
            {t("batches.mail.open")}
          </Button>
          <span className={styles.faint}>{t(draft.mail ? "batches.mail.own" : "batches.mail.standard")}</span>
        </p>
      </div>
      {preview.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : !preview.data ? (
        <ErrorState compact error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <>
          <Counts counts={preview.data.counts} />
          {preview.data.personalQuestions === "always" ? (
            <Alert type="info" showIcon title={t("personal.inBatch", { most: MOST_PERSONAL })} />
          ) : null}
          {preview.data.reachableFromPhone ? null : (
            <Alert
              type="warning"
              showIcon
              title={t("invite.unreachableTitle")}
              description={t("invite.unreachable")}
            />
          )}
          <Skipped preview={preview.data} />
          {editing ? (
            <MailEditor
              draft={draft}
              texts={preview.data.texts}
              onSave={(mail) => {
                onChange({ mail });
                setEditing(false);
              }}
              onClose={() => setEditing(false)}
            />
          ) : null}
          <div className={styles.preview}>
            <div>
              <ul className={styles.previewList}>
                {preview.data.recipients.map((person) => (
                  <li key={person.sequence}>
                    <button
                      type="button"
                      aria-pressed={person.sequence === chosen}
                      onClick={() => setChosen(person.sequence)}
                    >
                      <span className={styles.ellipsis}>{person.name || t("batches.nameless")}</span>
                      <span className={styles.faint}>
                        {person.skipped
                          ? t("batches.outcome.skipped")
                          : person.messages.map(({ channel }) => t(`channel.${channel}`)).join(" + ") ||
                            t("batches.byHand")}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              <Pagination
                size="small"
                simple
                hideOnSinglePage
                pageSize={PAGE}
                current={from / PAGE + 1}
                total={preview.data.counts.total}
                showSizeChanger={false}
                onChange={(page) => {
                  setFrom((page - 1) * PAGE);
                  setChosen((page - 1) * PAGE);
                }}
              />
            </div>
            <Messages person={preview.data.recipients.find(({ sequence }) => sequence === chosen)} />
          </div>
        </>
      )}
    </div>
  );
}

/** How many each chosen platform reaches, and what becomes of the others. */
function Ways({ draft, counts }: { draft: Draft; counts: BatchPreview["counts"] }) {
  const { t } = useTranslation();
  const chosen = PLATFORMS.filter((channel) => draft.channels.includes(channel));
  const rest = counts.ready - counts.dingtalk - counts.wecom;
  const ways = GATEWAYS.filter((channel) => draft.channels.includes(channel)).map((channel) =>
    t(`channel.${channel}`),
  );
  return chosen.map((platform) => (
    <p key={platform} className={styles.ways}>
      {t(ways.length > 0 ? "batches.reachesOthers" : "batches.reachesByHand", {
        channel: t(`channel.${platform}`),
        count: counts[platform],
        rest,
        ways: ways.join(t("common.listed")),
      })}
    </p>
  ));
}

function Counts({ counts }: { counts: BatchPreview["counts"] }) {
  const { t } = useTranslation();
  const shown = [
    ["ready", counts.ready],
    // Where nothing goes through a chat there is no word of it.
    ...PLATFORMS.filter((channel) => counts[channel] > 0).map(
      (channel) => [channel, counts[channel]] as const,
    ),
    ["sms", counts.sms],
    ["smsParts", counts.smsParts],
    ["email", counts.email],
    ["byHand", counts.byHand],
    ["skipped", counts.skipped],
  ] as const;
  return (
    <dl className={styles.counts}>
      {shown.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`batches.count.${key}`)}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Skipped({ preview: { skipped, counts } }: { preview: BatchPreview }) {
  const { t } = useTranslation();
  if (skipped.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("batches.skippedTitle", { count: counts.skipped })}
      description={
        <ul className={styles.problems}>
          {skipped.slice(0, 8).map(({ sequence, name, reason }) => (
            <li key={sequence}>
              {name || t("batches.nameless")}
              {t("common.colon")}
              {reason}
            </li>
          ))}
          {counts.skipped > 8 ? <li>{t("batches.andMore", { count: counts.skipped - 8 })}</li> : null}
        </ul>
      }
    />
  );
}

function Messages({ person }: { person: BatchPreview["recipients"][number] | undefined }) {
  const { t } = useTranslation();
  if (!person) return <div />;
  return (
    <div className={styles.messages}>
      {person.skipped ? <p className={styles.faint}>{person.skipped}</p> : null}
      {person.messages.map(({ channel, to, subject, text, smsParts }) => (
        <article key={channel}>
          <h4>
            {t(`channel.${channel}`)} · {to}
            {smsParts ? (
              <span className={styles.faint}>{t("batches.parts", { count: smsParts })}</span>
            ) : null}
          </h4>
          {channel === "email" ? <p className={styles.subject}>{subject}</p> : null}
          <pre>{text}</pre>
        </article>
      ))}
      {person.fallback ? (
        <article>
          <h4>{t("batches.fallback")}</h4>
          <pre>{person.fallback}</pre>
        </article>
      ) : null}
    </div>
  );
}
