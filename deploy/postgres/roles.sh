#!/bin/sh
# Run once by the Postgres image, on an empty volume.
set -e
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres -v database=socialsync \
  -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" -f /roles.sql
