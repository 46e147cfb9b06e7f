import { z } from "zod";
import { type Answer, type Routes, fine, fineOld, refuse, refuseOld } from "./answers";
import { type SandboxCards, createSchema } from "./cards";
import type { SandboxPlace, SandboxWorld } from "./world";

const formSchema = z.object({ msgKey: z.string(), msgParam: z.string(), robotCode: z.string() });
const groupSchema = formSchema.extend({ openConversationId: z.string() });
const directSchema = formSchema.extend({ userIds: z.array(z.string()).min(1).max(20) });
const session = z.looseObject({ msgtype: z.string() });

/** Where a card goes, by its `openSpaceId`; null for nobody's. */
function placeOf(world: SandboxWorld, openSpaceId: string): SandboxPlace | null {
  const [, kind, id = ""] = /^dtv1\.card\/\/IM_(GROUP|ROBOT)\.(.+)$/.exec(openSpaceId) ?? [];
  if (kind === "GROUP") return world.groups.has(id) ? { group: id } : null;
  return world.people.has(id) ? { person: id } : null;
}

/** The robot's messages, files and cards. */
export function sandboxRobotRoutes({
  world,
  cards,
  robotCode,
  sessions,
  origin,
}: {
  world: SandboxWorld;
  cards: SandboxCards;
  robotCode: string;
  /** Places by the secret in their `sessionWebhook`. */
  sessions: ReadonlyMap<string, { place: SandboxPlace; until: number }>;
  origin: () => string;
}): Routes {
  function say(place: SandboxPlace, form: string, param: string): string {
    return world.addMessage({ place, fromId: null, form, content: JSON.parse(param) as unknown }).id;
  }
  const wrongRobot = (code: string): Answer | null =>
    code === robotCode ? null : refuse(400, "robot.not.exist");

  return {
    "POST /v1.0/robot/groupMessages/send": ({ body }) => {
      const { data } = groupSchema.safeParse(body);
      if (!data) return refuse(400, "invalidParameter");
      if (!world.groups.has(data.openConversationId))
        return refuse(400, "invalidParameter.openConversationId");
      return (
        wrongRobot(data.robotCode) ??
        fine({ processQueryKey: say({ group: data.openConversationId }, data.msgKey, data.msgParam) })
      );
    },
    "POST /v1.0/robot/oToMessages/batchSend": ({ body }) => {
      const { data } = directSchema.safeParse(body);
      if (!data) return refuse(400, "invalidParameter");
      const wrong = wrongRobot(data.robotCode);
      if (wrong) return wrong;
      const known = data.userIds.filter((id) => world.people.has(id));
      const keys = known.map((person) => say({ person }, data.msgKey, data.msgParam));
      return fine({
        processQueryKey: keys[0] ?? null,
        invalidStaffIdList: data.userIds.filter((id) => !world.people.has(id)),
        flowControlledStaffIdList: [],
      });
    },
    "POST /robot/sendBySession": ({ body, query }) => {
      const found = sessions.get(query.get("session") ?? "");
      const { data } = session.safeParse(body);
      if (!found || !data) return refuseOld(300001);
      world.addMessage({ place: found.place, fromId: null, form: data.msgtype, content: body });
      return fineOld();
    },
    "POST /v1.0/robot/messageFiles/download": ({ body }) => {
      const { data } = z.object({ downloadCode: z.string(), robotCode: z.string() }).safeParse(body);
      if (!data || !world.files.has(data.downloadCode)) return refuse(400, "invalid.downloadCode");
      return fine({ downloadUrl: `${origin()}/sandbox/files/${encodeURIComponent(data.downloadCode)}` });
    },
    "POST /v1.0/card/instances/createAndDeliver": ({ body }) => {
      const { data } = createSchema.safeParse(body);
      if (!data) return refuse(400, "param.error");
      if (cards.cards.has(data.outTrackId)) return refuse(400, "param.cardAlreadyExist");
      const place = placeOf(world, data.openSpaceId);
      const spaceType = data.openSpaceId.slice("dtv1.card//".length).split(".")[0];
      if (place) {
        const card = cards.create(data, place);
        world.addMessage({ place, fromId: null, form: "card", content: { outTrackId: card.outTrackId } });
      }
      const delivered = { spaceId: data.openSpaceId, spaceType, success: place !== null };
      const errorMsg = place ? "" : "spaces of card is empty";
      return fine({
        success: true,
        result: { outTrackId: data.outTrackId, deliverResults: [{ ...delivered, errorMsg }] },
      });
    },
    "PUT /v1.0/card/instances": ({ body }) =>
      cards.update(body) ? fine({ success: true, result: true }) : refuse(400, "param.cardNotExist"),
  };
}
