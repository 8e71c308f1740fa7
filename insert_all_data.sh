#!/bin/sh
# A year of production data, month by month: inserted, loaded and built in the warehouse, exported.
#   YEAR=2022 RANDOM_MAIN_CONTROLLER=100 PRODUCTION_URL=postgres://… SLUICE_WAREHOUSE=postgres://… sh insert_all_data.sh
set -eu
cd "$(dirname "$0")"
YEAR=${YEAR:-2022}
export RANDOM_MAIN_CONTROLLER="${RANDOM_MAIN_CONTROLLER:-100}"
: "${PRODUCTION_URL:?set PRODUCTION_URL to the production database, postgres://USER:PASSWORD@HOST/DATABASE}"
: "${SLUICE_WAREHOUSE:?set SLUICE_WAREHOUSE to the warehouse, postgres://USER:PASSWORD@HOST/DATABASE}"

for MONTH in ${MONTHS:-1 2 3 4 5 6 7 8 9 10 11 12}
do
  # The month's rows in production: deleted, and inserted again.
  npm run --silent simulate -- entities --year "$YEAR" --month "$MONTH"
  # What changed in production, loaded and built. As often as one likes: it costs what changed.
  npm run --silent sluice -- run --tags entities --no-export
  # The files that are otherwise now: the month's, its days', the year's.
  npm run --silent sluice -- export entity_stats
done
