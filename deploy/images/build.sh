#!/usr/bin/env bash
# Builds the images of the platform. See --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

usage() {
  cat <<'TEXT'
Usage: deploy/images/build.sh [--debian | --registry] [--servers | SERVICE…]

Publishes the services of deploy/images/services.list (or those named) and builds an image of each, under the names in
deploy/images.env. Needs the .NET SDK and a Docker engine.

  --registry   build on the images that deploy/images.env names
  --debian     build on images made here from Debian's packages (deploy/images.debian.env), RabbitMQ and PostgreSQL
               included; needs debootstrap and root the first time
  --servers    no service: RabbitMQ and PostgreSQL alone, which tests start; needs no SDK

Without an origin, --registry when its images can be had, else --debian. After services were built, deploy/compose/.env names
the images that were built on.
TEXT
}

origin=
servers_alone=
services=()
for argument in "$@"; do
  case $argument in
    -h | --help) usage; exit ;;
    --debian | --registry) origin=${argument#--} ;;
    --servers) servers_alone=yes ;;
    -*) usage >&2; exit 2 ;;
    *) services+=("$argument") ;;
  esac
done

context=.local/images
mkdir -p "$context"
set -a
. deploy/images.env
set +a

is_missing() { ! docker image inspect "$1" >/dev/null 2>&1; }

# Whether the engine has images, or gets them from their registry.
can_be_had() {
  local name
  for name in "$@"; do
    ! is_missing "$name" || timeout 300 docker pull --quiet "$name" >/dev/null 2>&1 || return 1
  done
}

if [[ -n $servers_alone ]]; then needed=("$RABBITMQ_IMAGE" "$POSTGRESQL_IMAGE"); else needed=("$RUNTIME_IMAGE"); fi
if [[ -z $origin ]]; then
  if can_be_had "${needed[@]}"; then
    origin=registry
  else
    origin=debian
    echo "${needed[*]}: cannot be had; building on Debian's packages."
  fi
elif [[ $origin == registry ]] && ! can_be_had "${needed[@]}"; then
  echo "${needed[*]}: cannot be had." >&2
  exit 1
fi

# Builds an image from a folder. The host's network, because a bridge has no way to a mirror on every machine.
image() {
  local name=$1 folder=$2
  shift 2
  echo "== $name"
  nice docker build --quiet --network host --tag "$name" "$@" "$folder"
}

debian_base() {
  if [[ $EUID -ne 0 ]] || ! command -v debootstrap >/dev/null; then
    echo "Making $DEBIAN_IMAGE needs root and debootstrap: apt-get install debootstrap" >&2
    exit 1
  fi
  local root security
  root=$(mktemp -d)
  nice debootstrap --variant=minbase bookworm "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >"$context/debootstrap.log" ||
    { tail "$context/debootstrap.log" >&2; exit 1; }
  # Security updates come from where this machine has them.
  security=${DEBIAN_SECURITY_MIRROR:-$(apt-cache policy | sed -nE 's# *[0-9]+ (https?://[^ ]+) bookworm-security/main .*#\1#p' | head -n 1)}
  if [[ -n $security ]]; then echo "deb $security bookworm-security main" >>"$root/etc/apt/sources.list"; fi
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  tar -C "$root" -c . | docker import - "$DEBIAN_IMAGE" >/dev/null
  rm -rf --one-file-system "$root"
}

# The runtime that runs this machine's SDK, without the SDK.
debian_runtime() {
  local root folder=$context/runtime version
  root=$(dirname "$(readlink -f "$(command -v dotnet)")")
  version=$(dotnet --list-runtimes | sed -nE 's/^Microsoft\.AspNetCore\.App (10\.[0-9.]+) .*/\1/p' | sort -V | tail -n 1)
  rm -rf "$folder"
  mkdir -p "$folder/dotnet/shared/Microsoft.NETCore.App" "$folder/dotnet/shared/Microsoft.AspNetCore.App"
  cp -r "$root/host" "$root/dotnet" "$root/LICENSE.txt" "$root/ThirdPartyNotices.txt" "$folder/dotnet/"
  cp -r "$root/shared/Microsoft.NETCore.App/$version" "$folder/dotnet/shared/Microsoft.NETCore.App/"
  cp -r "$root/shared/Microsoft.AspNetCore.App/$version" "$folder/dotnet/shared/Microsoft.AspNetCore.App/"
  cp deploy/images/debian/runtime/Dockerfile "$folder/"
  image "$RUNTIME_IMAGE" "$folder" --build-arg DEBIAN_IMAGE
}

if [[ $origin == debian ]]; then
  set -a
  . deploy/images.debian.env
  set +a
  if is_missing "$DEBIAN_IMAGE"; then debian_base; fi
  # Where nothing has changed, the engine has every step already.
  image "$RABBITMQ_IMAGE" deploy/images/debian/rabbitmq --build-arg DEBIAN_IMAGE
  image "$POSTGRESQL_IMAGE" deploy/images/debian/postgresql --build-arg DEBIAN_IMAGE
fi
if [[ -n $servers_alone ]]; then exit; fi
if [[ $origin == debian ]] && is_missing "$RUNTIME_IMAGE"; then debian_runtime; fi

cp deploy/images/health "$context/"
grep -vE '^(#|$)' deploy/images/services.list | while read -r name project packages; do
  if [[ ${#services[@]} -gt 0 && " ${services[*]} " != *" $name "* ]]; then continue; fi
  program=$(basename "$project")
  rm -rf "$context/publish/$program"
  nice dotnet publish "$project" -c Release -o "$context/publish/$program" --use-current-runtime --self-contained false \
    -p:PublishReadyToRun=true -p:DebugType=none --nologo -v quiet -nodeReuse:false </dev/null
  image "$PENSIONSAI_REPOSITORY/$name:$PENSIONSAI_TAG" "$context" --file deploy/images/Dockerfile \
    --build-arg RUNTIME_IMAGE --build-arg PROGRAM="$program" --build-arg PACKAGES="$packages" </dev/null
done

deploy/compose/prepare.sh "--$origin"
