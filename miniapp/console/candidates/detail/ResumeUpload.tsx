import { UploadOutlined } from "@ant-design/icons";
import { App, Button, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { usePoolChange } from "../data";

const KINDS = ".pdf,.doc,.docx,.rtf,.wps,.xlsx,.csv,.txt,.html,.htm,.mht,.jpg,.jpeg,.png,.webp";
const SENDING_MS = 120_000;

/** Puts a résumé that staff have beside the person. */
export function ResumeUpload({ candidateId }: { candidateId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const send = usePoolChange((file: File) => {
    const form = new FormData();
    form.set("file", file, file.name);
    return api.post(`/candidates/${candidateId}/resumes`, form, { timeoutMs: SENDING_MS });
  });
  return (
    <Upload
      accept={KINDS}
      showUploadList={false}
      disabled={send.isPending}
      beforeUpload={(file) => {
        send.mutate(file, {
          onSuccess: () => void message.success(t("candidates.resumeKept")),
          onError: (error) => void message.error(errorText(error)),
        });
        return false;
      }}
    >
      <Button size="small" icon={<UploadOutlined aria-hidden />} loading={send.isPending}>
        {t("candidates.uploadResume")}
      </Button>
    </Upload>
  );
}
