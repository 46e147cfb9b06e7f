import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type PoolManyBody, usePoolChange } from "../data";
import { AgreementDialog } from "../detail/AgreementDialog";

type Props = { ids: readonly string[]; open: boolean; onClose: () => void };

/** Records that everybody who is chosen agreed, in the same way, to be kept for later positions. */
export function PoolDialog({ ids, open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const save = usePoolChange((body: PoolManyBody) =>
    api.post<{ changed: number }>("/candidates/talent-pool", body),
  );
  const submit = (how: string) =>
    save.mutate(
      { candidateIds: [...ids], how },
      {
        onSuccess: ({ changed }) => {
          void message.success(t("candidates.pooled", { count: changed }));
          onClose();
        },
        onError: (error) => void message.error(errorText(error)),
      },
    );
  return (
    <AgreementDialog
      open={open}
      title={t("candidates.poolMany", { count: ids.length })}
      text={t("candidates.poolManyText")}
      pending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
