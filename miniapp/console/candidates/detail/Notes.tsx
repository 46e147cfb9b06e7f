import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { Card } from "../../common/Card";
import { useErrorText } from "../../common/ErrorState";
import { useNow } from "../../common/useNow";
import { When } from "../../common/When";
import { type CandidateView, usePoolChange } from "../data";
import styles from "./Detail.module.css";

export function Notes({ person, mayWrite }: { person: CandidateView; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const now = useNow();
  const [text, setText] = useState("");
  const fail = (error: unknown) => void message.error(errorText(error));
  const add = usePoolChange((words: string) => api.post(`/candidates/${person.id}/notes`, { text: words }));
  const remove = usePoolChange((id: string) => api.delete(`/candidates/${person.id}/notes/${id}`));
  const submit = () => add.mutate(text.trim(), { onSuccess: () => setText(""), onError: fail });
  return (
    <Card title={t("candidates.notes")}>
      {mayWrite ? (
        <div className={styles.writing}>
          <Input.TextArea
            aria-label={t("candidates.newNote")}
            placeholder={t("candidates.newNote")}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim() !== "") submit();
            }}
          />
          <Button disabled={text.trim() === ""} loading={add.isPending} onClick={submit}>
            {t("candidates.writeNote")}
          </Button>
        </div>
      ) : null}
      {person.notes.length === 0 ? <p className={styles.soft}>{t("candidates.noNotes")}</p> : null}
      <ul className={styles.notes}>
        {person.notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className={styles.soft}>
              {note.author} · <When at={note.createdAt} now={now} />
              {note.mayChange ? (
                <Popconfirm
                  title={t("candidates.removeNote")}
                  okText={t("candidates.remove")}
                  onConfirm={() => remove.mutate(note.id, { onError: fail })}
                >
                  <Button
                    type="text"
                    size="small"
                    aria-label={t("candidates.removeNote")}
                    icon={<DeleteOutlined aria-hidden />}
                  />
                </Popconfirm>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
