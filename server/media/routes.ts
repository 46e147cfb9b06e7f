import { z } from "zod";
import { type Route, everybody, route } from "../http/route";
import { AppError } from "../http/errors";
import type { Services } from "../services";

const signed = z.object({ signed: z.string().max(4100) });

/** What the disk store cannot serve by itself: the signature in the path is the permission. */
export function mediaRoutes({ mediaDoors: doors }: Pick<Services, "mediaDoors">): Route[] {
  if (!doors) return [];
  return [
    route({
      method: "put",
      path: "/media/uploads/:signed",
      summary: "Put one chunk under a ticket",
      access: everybody,
      params: signed,
      bodyLimit: "raw",
      consumes: "application/octet-stream",
      rateLimit: { points: 60_000, seconds: 60 },
      status: 204,
      handle: async ({ ctx, params }) => {
        try {
          await doors.receive(params.signed, ctx.headers, ctx.req);
        } catch (error) {
          // The rest of a refused body is not read.
          if (error instanceof AppError) ctx.set("Connection", "close");
          throw error;
        }
      },
    }),
    route({
      method: "get",
      path: "/media/objects/:signed",
      summary: "Play or download under a short-lived link",
      access: everybody,
      params: signed,
      produces: "application/octet-stream",
      rateLimit: { points: 6_000, seconds: 60 },
      handle: async ({ ctx, params }) => {
        const { status, headers, stream } = await doors.openSigned(
          params.signed,
          ctx.get("range") || undefined,
        );
        ctx.status = status;
        ctx.set(headers);
        ctx.body = stream;
        ctx.res.on("close", () => stream.destroy());
      },
    }),
  ];
}
