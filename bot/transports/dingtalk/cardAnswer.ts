/** What changes on a card when somebody tapped it. Every value is a string. */
export type CardAnswer = {
  /** For all who see it. */
  shared?: Readonly<Record<string, string>>;
  /** For who tapped. */
  own?: Readonly<Record<string, string>>;
};

/** The answer to a card callback. Source: open.dingtalk.com, "card callback". */
export const cardResponse = ({ shared, own }: CardAnswer) => ({
  cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
  ...(shared ? { cardData: { cardParamMap: shared } } : {}),
  ...(own ? { userPrivateData: { cardParamMap: own } } : {}),
});
