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

/** Either what `work` comes to within the time, or that it is late; `work` goes on. */
export async function withinTime<T>(
  work: Promise<T>,
  ms: number,
): Promise<{ late: false; value: T } | { late: true }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ late: true }>((resolve) => {
    timer = setTimeout(() => resolve({ late: true }), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ late: false, value }) as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
