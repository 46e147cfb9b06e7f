import { SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Modal, Radio, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { useLocale } from "../../common/When";
import { type MergeBody, type MergePreview, candidateKey, usePoolChange } from "../data";
import { candidateSelection } from "../selection";
import styles from "./Detail.module.css";

type Props = { survivorId: string; otherId: string; onClose: () => void; onSwap: () => void };
type Side = "survivor" | "other";
type Take = NonNullable<MergeBody["take"]>;

const FIELDS = ["name", "phone", "email", "orgUnitId"] as const;

/** Two people side by side; where they differ, one of the two values is chosen. */
export function MergeDialog({ survivorId, otherId, onClose, onSwap }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [take, setTake] = useState<Take>({});
  const preview = useQuery({
    queryKey: [...candidateKey(survivorId), "merge", otherId],
    queryFn: ({ signal }) =>
      api.get<MergePreview>(`/candidates/${survivorId}/merge`, { query: { otherId }, signal }),
  });
  const merge = usePoolChange((body: MergeBody) => api.post(`/candidates/${survivorId}/merge`, body));
  const submit = () =>
    merge.mutate(
      { otherId, take },
      {
        onSuccess: () => {
          candidateSelection.remove([otherId]);
          void message.success(t("candidates.mergeDone"));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={680}
      title={t("candidates.mergeTitle")}
      okText={t("candidates.mergeOk")}
      okButtonProps={{ disabled: !preview.data }}
      confirmLoading={merge.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      {merge.isError ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(merge.error)}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      {preview.isPending ? (
        <Skeleton active />
      ) : preview.data ? (
        <Sides
          preview={preview.data}
          take={take}
          onTake={(part) => setTake((old) => ({ ...old, ...part }))}
          onSwap={onSwap}
        />
      ) : (
        <ErrorState compact error={preview.error} onRetry={() => void preview.refetch()} />
      )}
    </Modal>
  );
}

type SidesProps = {
  preview: MergePreview;
  take: Take;
  onTake: (part: Take) => void;
  onSwap: () => void;
};

function Sides({ preview, take, onTake, onSwap }: SidesProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { survivor, other, conflicts } = preview;
  const valueOf = (person: MergePreview["survivor"], field: (typeof FIELDS)[number]) =>
    field === "orgUnitId" ? person.orgUnit.path.join(" / ") : person[field];
  const label = (field: (typeof FIELDS)[number]) => t(`candidates.${field === "orgUnitId" ? "unit" : field}`);
  return (
    <>
      <p className={styles.soft}>{t("candidates.mergeText")}</p>
      {conflicts.includes("phone") ? <p className={styles.soft}>{t("candidates.bothPhones")}</p> : null}
      {conflicts.includes("name") && conflicts.includes("phone") ? (
        <Alert type="warning" showIcon className={styles.alert} title={t("candidates.notAlike")} />
      ) : null}
      <div className={styles.scroll}>
        <table className={styles.sides}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("candidates.field")}</span>
              </th>
              <th scope="col">{t("candidates.stays")}</th>
              <th scope="col">{t("candidates.joins")}</th>
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((field) => (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                {(["survivor", "other"] as const).map((side) => {
                  const value = valueOf(side === "survivor" ? survivor : other, field);
                  return (
                    <td key={side}>
                      {conflicts.includes(field) ? (
                        <Radio
                          name={field}
                          value={side}
                          checked={(take[field] ?? "survivor") === side}
                          onChange={({ target }) => onTake({ [field]: target.value as Side })}
                        >
                          {value}
                        </Radio>
                      ) : (
                        (value ?? "—")
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("candidates.source")}</th>
              {[survivor, other].map(({ id, source, sourceDetail }) => (
                <td key={id}>{[t(`candidates.from.${source}`), sourceDetail].filter(Boolean).join(" · ")}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t("candidates.since")}</th>
              {[survivor, other].map(({ id, createdAt }) => (
                <td key={id} className="numbers">
                  {formatDateTime(createdAt, locale)}
                </td>
              ))}
            </tr>
            {(["interviewCount", "applicationCount", "noteCount"] as const).map((count) => (
              <tr key={count}>
                <th scope="row">{t(`candidates.${count}`)}</th>
                <td className="numbers">{survivor[count]}</td>
                <td className="numbers">{other[count]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button type="link" size="small" icon={<SwapOutlined aria-hidden />} onClick={onSwap}>
        {t("candidates.swap")}
      </Button>
    </>
  );
}
