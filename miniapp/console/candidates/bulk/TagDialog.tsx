import { App, Form, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type TagManyBody, usePoolChange } from "../data";
import { TagSelect } from "../TagSelect";

const MOST = 20;

type Props = { ids: readonly string[]; open: boolean; onClose: () => void };
type Fields = { add?: string[]; remove?: string[] };

/** Gives tags to everybody who is chosen, or takes them away. */
export function TagDialog({ ids, open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const save = usePoolChange((body: TagManyBody) => api.post<{ changed: number }>("/candidates/tags", body));
  const submit = ({ add = [], remove = [] }: Fields) =>
    save.mutate(
      { candidateIds: [...ids], add, remove },
      {
        onSuccess: ({ changed }) => {
          void message.success(t("candidates.tagged", { count: changed }));
          onClose();
        },
        onError: (error) => void message.error(errorText(error)),
      },
    );
  return (
    <Modal
      open={open}
      destroyOnHidden
      title={t("candidates.tagMany", { count: ids.length })}
      okText={t("candidates.save")}
      confirmLoading={save.isPending}
      okButtonProps={{ htmlType: "submit", form: "tag-many" }}
      onCancel={onClose}
    >
      <Form<Fields> id="tag-many" form={form} layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item
          name="add"
          label={t("candidates.tagsToAdd")}
          dependencies={["remove"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value?: string[]) =>
                value?.length || (getFieldValue("remove") as string[] | undefined)?.length
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("candidates.tagsMissing"))),
            }),
          ]}
        >
          <TagSelect mode="tags" maxCount={MOST} />
        </Form.Item>
        <Form.Item name="remove" label={t("candidates.tagsToRemove")}>
          <TagSelect mode="tags" maxCount={MOST} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
