import { PaperClipOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Input, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, saveLink } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { formatBytes } from "../../common/format";
import { factsOf, noteOf, sentenceOf } from "../eventWords";
import { type WorkRecord, useWorkChange } from "./data";
import styles from "./Work.module.css";

const KINDS = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.webp";
const SENDING_MS = 120_000;
/** More are behind a button. */
const FIRST = 8;

type Props = {
  candidateId: string;
  records: readonly WorkRecord[];
  mayWrite: (record: WorkRecord) => boolean;
  onCorrect: (record: WorkRecord) => void;
};

/** Records of somebody's work, the newest first; what does not hold is struck through and stays. */
export function RecordList({ candidateId, records, mayWrite, onCorrect }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [voiding, setVoiding] = useState<WorkRecord | null>(null);
  return (
    <>
      <ul className={styles.records}>
        {(all ? records : records.slice(0, FIRST)).map((record) => (
          <li key={record.id}>
            <time className="numbers" dateTime={record.on}>
              {record.on}
            </time>
            <div className={styles.what}>
              <Said record={record} />
              <Papers candidateId={candidateId} record={record} mayWrite={mayWrite(record)} />
            </div>
            {mayWrite(record) && !record.struck && record.type !== "employment.voided" ? (
              <Actions
                candidateId={candidateId}
                record={record}
                onCorrect={() => onCorrect(record)}
                onVoid={() => setVoiding(record)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {!all && records.length > FIRST ? (
        <Button type="link" className={styles.more ?? ""} onClick={() => setAll(true)}>
          {t("work.showAll", { count: records.length })}
        </Button>
      ) : null}
      {voiding ? (
        <VoidDialog candidateId={candidateId} record={voiding} onClose={() => setVoiding(null)} />
      ) : null}
    </>
  );
}

function Said({ record }: { record: WorkRecord }) {
  const { t } = useTranslation();
  const note = noteOf(t, record);
  const said = (
    <>
      {sentenceOf(t, record)}
      {factsOf(t, record).map((fact) => (
        <span key={fact} className={styles.fact}>
          {fact}
        </span>
      ))}
    </>
  );
  return (
    <>
      <p>
        {record.struck ? (
          <>
            <s>{said}</s> <span className={styles.mark}>{t("archive.struck")}</span>
          </>
        ) : (
          said
        )}
      </p>
      {note ? <p className={styles.note}>{note}</p> : null}
    </>
  );
}

type PaperProps = { candidateId: string; record: WorkRecord; mayWrite: boolean };

function Papers({ candidateId, record, mayWrite }: PaperProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const pathOf = (id: string) => `/candidacies/${record.candidacyId}/attachments/${id}`;
  const remove = useWorkChange(candidateId, (id: string) => api.delete(pathOf(id)));
  const fail = (error: unknown) => void message.error(errorText(error));
  const open = (id: string, name: string) =>
    api
      .get<{ url: string }>(pathOf(id))
      .then(({ url }) => saveLink(url, name))
      .catch(fail);
  const ask = (id: string, name: string) =>
    void modal.confirm({
      title: t("work.removePaper", { name }),
      okText: t("work.remove"),
      cancelText: t("common.cancel"),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(id).catch(fail),
    });
  if (record.attachments.length === 0) return null;
  return (
    <ul className={styles.papers}>
      {record.attachments.map(({ id, fileName, bytes }) => (
        <li key={id}>
          <Button
            size="small"
            type="link"
            icon={<PaperClipOutlined aria-hidden />}
            onClick={() => void open(id, fileName)}
          >
            {fileName}
          </Button>
          <span className={styles.soft}>{formatBytes(bytes)}</span>
          {mayWrite ? (
            <Button size="small" type="text" onClick={() => ask(id, fileName)}>
              {t("work.remove")}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type ActionProps = {
  candidateId: string;
  record: WorkRecord;
  onCorrect: () => void;
  onVoid: () => void;
};

function Actions({ candidateId, record, onCorrect, onVoid }: ActionProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const send = useWorkChange(candidateId, (file: File) => {
    const form = new FormData();
    form.set("file", file, file.name);
    return api.post(`/candidacies/${record.candidacyId}/employment/${record.id}/attachments`, form, {
      timeoutMs: SENDING_MS,
    });
  });
  return (
    <div className={styles.actions}>
      <Upload
        accept={KINDS}
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file, {
            onSuccess: () => void message.success(t("work.paperKept")),
            onError: (error) => void message.error(errorText(error)),
          });
          return false;
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<PaperClipOutlined aria-hidden />}
          loading={send.isPending}
          aria-label={t("work.addPaper")}
          title={t("work.addPaper")}
        />
      </Upload>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "correct", label: t("work.correct") },
            { key: "void", label: t("work.void"), danger: true },
          ],
          onClick: ({ key }) => (key === "correct" ? onCorrect() : onVoid()),
        }}
      >
        <Button size="small" type="text" aria-label={t("work.more")}>
          …
        </Button>
      </Dropdown>
    </div>
  );
}

type VoidProps = { candidateId: string; record: WorkRecord; onClose: () => void };

function VoidDialog({ candidateId, record, onClose }: VoidProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [note, setNote] = useState("");
  const take = useWorkChange(candidateId, () =>
    api.post(`/candidacies/${record.candidacyId}/employment/${record.id}/void`, { note: note.trim() }),
  );
  const submit = () =>
    take.mutate(undefined, {
      onSuccess: () => {
        void message.success(t("work.voided"));
        onClose();
      },
      onError: (error) => void message.error(errorText(error)),
    });
  return (
    <Modal
      open
      title={t("work.voidTitle", { what: `${record.on} ${sentenceOf(t, record)}` })}
      okText={t("work.void")}
      cancelText={t("common.cancel")}
      okButtonProps={{ danger: true, loading: take.isPending, disabled: note.trim() === "" }}
      onOk={submit}
      onCancel={onClose}
    >
      <p className={styles.explained}>{t("work.voidText")}</p>
      <Input.TextArea
        rows={3}
        maxLength={2_000}
        value={note}
        aria-label={t("work.voidWhy")}
        placeholder={t("work.voidWhy")}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}
