import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

/** Every value of a card is a string. */
export type CardParams = Readonly<Record<string, string>>;

export type NewCard = {
  /** Ours, new for each card and the same at each attempt, by which a lost answer is cleared up. */
  outTrackId: string;
  templateId: string;
  to: { group: string } | { person: string };
  /** What all who see the card see. */
  shared: CardParams;
  /** What only these see, by user id. */
  own?: Readonly<Record<string, CardParams>>;
};

export type CardChange = {
  outTrackId: string;
  shared?: CardParams;
  own?: Readonly<Record<string, CardParams>>;
};

const LONGEST_VALUE = 1_024;

function requireShort(params: CardParams): CardParams {
  for (const value of Object.values(params)) {
    if (Buffer.byteLength(value) > LONGEST_VALUE) throw new DingtalkError("refused", "card.value_too_long");
  }
  return params;
}

const cardData = (params: CardParams) => ({ cardParamMap: requireShort(params) });
const privateData = (own: NonNullable<NewCard["own"]>) =>
  Object.fromEntries(Object.entries(own).map(([userId, params]) => [userId, cardData(params)]));

function space(to: NewCard["to"], robotCode: string): Record<string, unknown> {
  if ("group" in to) {
    return {
      openSpaceId: `dtv1.card//IM_GROUP.${to.group}`,
      // A forwarded card would carry its buttons out of the group.
      imGroupOpenSpaceModel: { supportForward: false },
      imGroupOpenDeliverModel: { robotCode },
    };
  }
  return {
    openSpaceId: `dtv1.card//IM_ROBOT.${to.person}`,
    imRobotOpenSpaceModel: { supportForward: false },
    imRobotOpenDeliverModel: { spaceType: "IM_ROBOT", robotCode },
  };
}

const deliveredSchema = z.object({
  success: z.boolean().optional(),
  result: z.object({
    deliverResults: z.array(z.looseObject({ success: z.boolean(), errorMsg: z.string().nullish() })).min(1),
  }),
});
const updatedSchema = z.looseObject({ success: z.boolean().optional() });

/**
 * Interactive cards whose callbacks come by the stream.
 * Source: open.dingtalk.com, "create and deliver cards", "update cards".
 */
export function createDingtalkCards(http: DingtalkHttp, robotCode: string) {
  return {
    /**
     * @returns `existed` when an earlier attempt had created a card of this id; whether that one was delivered too
     * the platform does not say
     * @throws DingtalkError; after `unclear` the same call with the same id tells whether the card is there
     */
    async deliver(card: NewCard): Promise<"delivered" | "existed"> {
      const body = {
        cardTemplateId: card.templateId,
        outTrackId: card.outTrackId,
        callbackType: "STREAM",
        userIdType: 1,
        cardData: cardData(card.shared),
        ...(card.own ? { privateData: privateData(card.own) } : {}),
        ...space(card.to, robotCode),
      };
      const path = "/v1.0/card/instances/createAndDeliver";
      try {
        const { result } = await http.ask(
          { host: "api", method: "POST", path, body, effect: "acts" },
          deliveredSchema,
        );
        // Created and yet not shown: the answer's own status is 200.
        const failed = result.deliverResults.find(({ success }) => !success);
        if (failed) throw new DingtalkError("refused", "card.not_delivered");
        return "delivered";
      } catch (error) {
        if (error instanceof DingtalkError && error.code === "param.cardAlreadyExist") return "existed";
        throw error;
      }
    },

    /** Changes the named values and leaves the others. Doing it twice is doing it once. Never call it inside a callback. */
    async update(change: CardChange): Promise<void> {
      const { outTrackId, shared, own } = change;
      await http.ask(
        {
          host: "api",
          method: "PUT",
          path: "/v1.0/card/instances",
          body: {
            outTrackId,
            ...(shared ? { cardData: cardData(shared) } : {}),
            ...(own ? { privateData: privateData(own) } : {}),
            cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
            userIdType: 1,
          },
          effect: "asks",
        },
        updatedSchema,
      );
    },
  };
}
