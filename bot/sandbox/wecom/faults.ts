/** What happens to the next call of a path, in place of what should. */
export type RestFault =
  /** Any of WeCom's refusals: 45009 for a limit, 60020 for an address that is not trusted. */
  | { does: "errcode"; errcode: number }
  /** 42001: every token that was given out is no longer good. */
  | { does: "expire_tokens" }
  /** Does it and never answers. */
  | { does: "act_and_hang" }
  /** Does it and breaks the connection. */
  | { does: "act_and_cut" }
  /** A proxy's page; nothing was done. */
  | { does: "bad_gateway" };

export type DeliveryFaults = {
  /** How often each event is sent; 1 is right. */
  times: number;
  /** Events wait until `release`. */
  held: boolean;
};

export type BotFaults = {
  /** Logins are not answered. */
  mute: boolean;
  /** Heartbeats are not answered, as on a connection that is dead without knowing. */
  deaf: boolean;
  /** Frames of ours are taken and not acknowledged. */
  unacknowledged: boolean;
  /** The error code of every acknowledgement; 0 is right. */
  errcode: number;
  /** Frames to us are cut in half. */
  halved: boolean;
};

/** All that can be switched on and off by hand or by a test. */
export function createFaults() {
  const rest = new Map<string, RestFault[]>();
  let lasting: RestFault | null = null;
  const waiting: (() => void)[] = [];
  const delivery: DeliveryFaults = { times: 1, held: false };
  const bot: BotFaults = { mute: false, deaf: false, unacknowledged: false, errcode: 0, halved: false };
  return {
    delivery,
    bot,
    /** For the next calls of this path, one each: `/message/send`. */
    onCall(path: string, ...faults: RestFault[]) {
      rest.set(path, [...(rest.get(path) ?? []), ...faults]);
    },
    /** For every call but that for a token, until it is null again. */
    onEveryCall(fault: RestFault | null) {
      lasting = fault;
    },
    next: (path: string): RestFault | null =>
      rest.get(path)?.shift() ?? (path === "/gettoken" ? null : lasting),
    /** Resolves at once, or when delayed events are let through. */
    async passed(): Promise<void> {
      if (!delivery.held) return;
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    release() {
      delivery.held = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;
