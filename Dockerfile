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
RUN mkdir -p /data && chown node:node /data
USER node
ENV SLUICE_WAREHOUSE=duckdb:/data/warehouse.duckdb NODE_ENV=production
VOLUME /data
ENTRYPOINT ["node", "packages/cli/bin/sluice.js"]
CMD ["run"]
