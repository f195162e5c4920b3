# What a machine needs, and how it is installed where it can be. Sourced by ./run, ./test and .ci/run; does nothing by itself.

# A program by its name or, where its package keeps its programs off the path (PostgreSQL), by its package's; a library by its file's.
# (grep reads to the end: a pipe that it left early would count as a failure.)
have() {
  if [[ $1 == *.so.* ]]; then { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -F "$1" >/dev/null; return; fi
  command -v "$1" >/dev/null 2>&1 || [[ -x /usr/sbin/$1 ]] || compgen -G "/usr/lib/$1/*/bin" >/dev/null
}

# What reading whole forms takes: PDFs are rendered by pdftoppm, and OpenCV's only package is linked to a window system's libraries.
forms_take=(pdftoppm:poppler-utils libgtk-3.so.0:libgtk-3-0 libdrm.so.2:libdrm2 libatomic.so.1:libatomic1)

can_be_root() { [[ $EUID -eq 0 ]] || { have sudo && sudo -n true 2>/dev/null; }; }

as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi; }

can_install() { have apt-get && can_be_root; }

install_packages() {
  as_root apt-get update -qq >/dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null
}

sdk_is_there() { have dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

# Programs built by an SDK in the home folder find its runtime by DOTNET_ROOT alone.
use_sdk_of_home() { export DOTNET_ROOT=$HOME/.dotnet PATH=$HOME/.dotnet:$PATH; }

# The .NET 10 SDK: the distribution's package, else one in the home folder, else the words to a person and an end.
require_sdk() {
  if sdk_is_there; then return; fi
  if [[ -x $HOME/.dotnet/dotnet ]]; then use_sdk_of_home; fi
  if sdk_is_there; then return; fi
  echo "The .NET 10 SDK is missing; installing it …"
  if can_install && ! install_packages dotnet-sdk-10.0 2>/dev/null; then
    # What the SDK itself does not bring along.
    install_packages curl ca-certificates "$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)" || true
  fi
  if ! sdk_is_there && have curl; then
    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 --install-dir "$HOME/.dotnet" && use_sdk_of_home
  fi
  sdk_is_there || { echo "Install the .NET 10 SDK (https://dot.net/download), then try again." >&2; exit 1; }
}

# Programs that something smaller depends on, by the names of their packages, or PROGRAM:PACKAGE where one is named otherwise.
# Their absence is said and stops nothing.
want_programs() {
  local program missing=()
  for program in "$@"; do have "${program%:*}" || missing+=("${program#*:}"); done
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  echo "Missing: ${missing[*]}. Installing …"
  { can_install && install_packages "${missing[@]}"; } ||
    echo "Could not be installed; what depends on them is left out. By hand:  sudo apt-get install ${missing[*]}"
}
