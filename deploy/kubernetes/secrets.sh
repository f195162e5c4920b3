#!/usr/bin/env bash
# Prints the platform's Secrets, with new random keys, for kubectl apply. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/kubernetes/secrets.sh --bus ADDRESS --storage CONNECTION-STRING | kubectl create -f -
       deploy/kubernetes/secrets.sh --trial | kubectl create -f -

  --bus       amqps://user:password@host:5671/vhost
  --storage   Host=…;Database=…;Username=…;Password=…;SSL Mode=VerifyFull
  --trial     for overlays/trial: makes the passwords of its bus and database too
  --namespace NAME   default pensionsai

Create and not apply: new keys in the place of old ones would make all that is stored unreadable. Keep a copy in a safe place.
TEXT
}

bus='' storage='' namespace=pensionsai trial=''
while [[ $# -gt 0 ]]; do
  case $1 in
    --bus) bus=${2:?} && shift 2 ;;
    --storage) storage=${2:?} && shift 2 ;;
    --namespace) namespace=${2:?} && shift 2 ;;
    --trial) trial=yes && shift ;;
    -h | --help) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
done

key() { head -c 32 /dev/urandom | base64 --wrap=0; }
password() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# The values in base64, so that no character of a password means anything to YAML.
secret() {
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: %s\n' "$1" "$namespace"
  printf '  labels: { app.kubernetes.io/part-of: pensionsai }\ntype: Opaque\ndata:\n'
  shift
  while [[ $# -gt 0 ]]; do
    printf '  %s: %s\n' "$1" "$(printf %s "$2" | base64 --wrap=0)"
    shift 2
  done
}

if [[ -n $trial ]]; then
  rabbitmq=$(password) postgresql=$(password)
  bus="amqp://pensionsai:$rabbitmq@rabbitmq:5672/"
  storage="Host=postgresql;Port=5432;GSS Encryption Mode=Disable;Database=pensionsai;Username=pensionsai;Password=$postgresql"
fi
if [[ -z $bus || -z $storage ]]; then usage >&2; exit 2; fi

secret platform-keys internal-token "$(key)" data "$(key)" callbacks "$(key)" masking "$(key)" pseudonyms "$(key)" reviews "$(key)" examples "$(key)"
secret platform-bus address "$bus"
secret platform-storage connection-string "$storage"
if [[ -n $trial ]]; then secret trial-data rabbitmq-password "$rabbitmq" postgresql-password "$postgresql"; fi
