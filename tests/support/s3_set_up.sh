#!/usr/bin/env bash
# Brings the S3 server for tests into FOLDER by npm. Where it can't be had, says why and ends with 77: the tests that need
# it say that they were skipped.
set -euo pipefail
folder=$1
version=4.0.4

skip() { printf 'Skipped: %s\n' "$*"; exit 77; }

[ -f "$folder/ready-$version" ] && exit 0
command -v npm >/dev/null || skip "there is no npm here, and the S3 server for tests comes by it"
major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
[ "$major" -ge 20 ] || skip "the S3 server for tests needs Node 20, and here is $major"
rm -rf "$folder"
mkdir -p "$folder"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error "@20minutes/s3rver@$version" ||
  skip "npm could not bring the S3 server for tests"
touch "$folder/ready-$version"
