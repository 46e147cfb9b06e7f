import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Invitation, InviteBody } from "../api/types";
import { InvitationResult } from "./InvitationResult";
import { InviteForm } from "./InviteForm";
import type { InvitedPerson } from "./inviteForm";

const FORM_ID = "invite-form";

type Props = { open: boolean; onClose: () => void; planId?: string; person?: InvitedPerson };

/** Invites one candidate, then shows the link: it is shown only now. */
export function InviteDrawer({ open, onClose, planId, person }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const invite = useMutation({
    mutationFn: (body: InviteBody) => api.post<Invitation>("/invitations", body),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["interviews"] }),
  });
  const another = () => {
    invite.reset();
    setRound(round + 1);
  };
  const close = () => {
    onClose();
    if (invite.data) another();
  };
  return (
    <Drawer
      title={invite.data ? t("invite.doneTitle") : t("invite.title")}
      open={open}
      onClose={close}
      size={520}
      styles={{ wrapper: { maxWidth: "100vw" } }}
      mask={{ closable: invite.data === undefined }}
      footer={
        invite.data ? (
          <Footer
            primary={
              <Button key="done" type="primary" onClick={close}>
                {t("common.done")}
              </Button>
            }
            other={person ? null : <Button onClick={another}>{t("invite.another")}</Button>}
          />
        ) : (
          <Footer
            primary={
              <Button key="submit" type="primary" htmlType="submit" form={FORM_ID} loading={invite.isPending}>
                {t("invite.submit")}
              </Button>
            }
            other={<Button onClick={close}>{t("common.cancel")}</Button>}
          />
        )
      }
    >
      {invite.data ? (
        <InvitationResult invitation={invite.data} />
      ) : (
        <InviteForm
          key={round}
          id={FORM_ID}
          planId={planId}
          person={person}
          error={invite.error}
          onSubmit={(body) => invite.mutate(body)}
        />
      )}
    </Drawer>
  );
}

function Footer({ primary, other }: { primary: ReactNode; other: ReactNode }) {
  return (
    <div style={{ display: "flex", gap: 8, justifyContent: "flex-end", padding: "4px 0" }}>
      {other}
      {primary}
    </div>
  );
}
