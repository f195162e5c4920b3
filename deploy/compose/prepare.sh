#!/usr/bin/env bash
# Writes deploy/compose/.env, which compose reads by itself: the image names, and secrets, which are made once and kept.
# --registry (default) takes the names of deploy/images.env; --debian puts those of deploy/images.debian.env before them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

case ${1---registry} in
  --registry) names=(../images.env) ;;
  --debian) names=(../images.env ../images.debian.env) ;;
  *) sed -n '2,3s/^# //p' "$0" >&2; exit 2 ;;
esac

key() { head -c 32 /dev/urandom | base64 --wrap=0; }
password() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# NAME=what it already is, or else what a function makes.
secret() {
  local name=$1 make=$2 value=''
  if [[ -f .env ]]; then value=$(sed -n "s/^$name=//p" .env); fi
  echo "$name=${value:-$("$make")}"
}

umask 077
{
  echo "# Written by prepare.sh. Whoever loses the keys loses every stored input and result, and what encrypt masked: keep a copy in a safe place."
  echo "COMPOSE_PROJECT_NAME=pensionsai"
  # Later names win, and each stands once: compose versions differ in what they make of two.
  cat "${names[@]}" | awk -F= '/^[A-Z_]+=/ { value[$1] = $0 } END { for (name in value) print value[name] }' | sort
  secret INTERNAL_TOKEN_KEY key
  secret DATA_KEY key
  secret CALLBACKS_KEY key
  secret MASKING_KEYS key
  secret PSEUDONYMS_KEY key
  secret REVIEWS_KEYS key
  secret EXAMPLES_KEYS key
  secret RABBITMQ_PASSWORD password
  secret POSTGRESQL_PASSWORD password
} >.env.new
mv .env.new .env
