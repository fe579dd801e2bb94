# Two stages: everything is built in the first; what runs has the website, seven plain files and what they share, and no package.
# `docker build --build-arg SITE_URL=https://matters.example.org --build-arg OWN=own .` (docs/running-a-copy.md)
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# The one package with an install script is named in docs/packages.json; it is not needed here.
RUN npm ci --no-fund --no-audit --ignore-scripts
COPY . .
ARG SITE_URL=http://localhost:4321
# Your own folder, within this one; empty: none.
ARG OWN=
ENV ASTRO_TELEMETRY_DISABLED=1 SITE_URL=$SITE_URL OWN=$OWN
RUN node scripts/build.mjs && node scripts/bundle-alone.ts /alone && cp -r dist/client /alone/dist/

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321 DATA_DIR=/data
WORKDIR /app
COPY --from=build /alone ./
RUN mkdir /data /backups && chown node:node /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 4321
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "healthy.mjs"]
CMD ["node", "--max-semi-space-size=4", "--expose-gc", "serving.mjs"]
