/**
 * WeCom's template cards, as far as we send them; the AI bot takes the same. Lengths that are cut off beyond are
 * noted where they are short.
 * Source: "Template card types", developer.work.weixin.qq.com/document/path/101032.
 */
type CardBase = {
  source?: { desc: string; desc_color?: 0 | 1 | 2 | 3 };
  /** 26 characters, 30 characters. */
  main_title: { title: string; desc?: string };
  sub_title_text?: string;
  /** At most six. */
  horizontal_content_list?: { keyname: string; value: string; type?: 0 | 1; url?: string }[];
};

export type CardButton = {
  /** 10 characters. */
  text: string;
  style?: 1 | 2 | 3 | 4;
  /** Comes back when the button is pressed; 1024 bytes. */
  key: string;
};

export type ButtonCard = CardBase & {
  card_type: "button_interaction";
  /** Ours; letters, digits and `_-@`, 128 bytes, never used twice by an app. */
  task_id: string;
  /** At most six. */
  button_list: CardButton[];
  /** Where the card leads beside its buttons. */
  card_action?: { type: 1; url: string };
};

export type NoticeCard = CardBase & {
  card_type: "text_notice";
  /** Needed when the card takes the place of one with buttons. */
  task_id?: string;
  card_action: { type: 1; url: string };
  jump_list?: { type: 1; title: string; url: string }[];
};

export type TemplateCard = ButtonCard | NoticeCard;

export const isTaskId = (id: string): boolean => /^[\w@-]{1,128}$/.test(id);
