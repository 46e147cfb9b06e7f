import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, useOrganisationChanged } from "../data";

type Move = { id: string; parentId: string };

/** Moves a unit and says so; a refusal is told in the server's words. Rejects then, so that a dialog stays open. */
export function useMoveUnit(): (move: Move) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  return async ({ id, parentId }) => {
    try {
      await api.post<OrgUnit>(`/org/units/${id}/move`, { parentId });
    } catch (error) {
      void message.error(errorText(error));
      throw error;
    }
    await changed();
    void message.success(t("organisation.moved"));
  };
}
