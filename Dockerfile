# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages packages
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app /app
COPY workflow_settings.yaml sluice.config.ts insert_all_data.sh ./
COPY definitions definitions
COPY includes includes
# All that is written: the rest may be mounted read-only.
RUN mkdir -p /data target exports raw raw-spool && chown node:node /data target exports raw raw-spool
USER node
ENV SLUICE_WAREHOUSE=duckdb:/data/warehouse.duckdb NODE_ENV=production
VOLUME ["/data", "/app/target", "/app/exports", "/app/raw", "/app/raw-spool"]
ENTRYPOINT ["node", "packages/cli/bin/sluice.js"]
CMD ["run"]
