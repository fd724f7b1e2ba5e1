# What bin/run and bin/test share: finding tools, setting up, building only what changed. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_dir="$root/target"
cd "$root"
mkdir -p "$build_dir/log" "$build_dir/stamp"

say() { printf '%s\n' "$*" >&2; }

# Could not run at all: one sentence, exit 2.
die() {
  say "$*"
  exit 2
}

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

# missing PROGRAM-OR-FILE PACKAGES...: installs the packages as root on Debian, otherwise names the command that would.
need() {
  local probe=$1
  shift
  if command -v "$probe" >/dev/null || [ -e "$probe" ]; then return; fi
  if is_debian && [ "$(id -u)" = 0 ]; then
    say "installing $*"
    if [ ! -e "$build_dir/stamp/apt-updated" ]; then
      apt-get update >"$build_dir/log/apt.log" 2>&1 || true
      touch "$build_dir/stamp/apt-updated"
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$build_dir/log/apt.log" 2>&1 ||
      die "could not install $*: see target/log/apt.log"
  elif is_debian; then
    die "$probe is missing; install it with: sudo apt-get install -y --no-install-recommends $*"
  else
    die "$probe is missing; install it with your system's package manager ($*)"
  fi
}

# The newest JDK of 21 or later becomes JAVA_HOME; prints nothing.
find_jdk() {
  local best="" best_version=0 candidate version
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$candidate/bin/javac" ] && [ -r "$candidate/release" ] || continue
    version=$(java_version "$candidate")
    if [ "$version" -gt "$best_version" ]; then
      best=$candidate
      best_version=$version
    fi
  done
  if [ "$best_version" -ge 21 ]; then
    export JAVA_HOME=$best PATH="$best/bin:$PATH"
  else
    return 1
  fi
}

java_flags=(-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED)
server_memory=(-Xmx384m -Xmn24m -XX:+ExitOnOutOfMemoryError)

set_up_java() {
  if ! find_jdk; then
    need javac-25-or-21 openjdk-25-jdk-headless
    find_jdk || die "a JDK of version 21 or later is needed, and none was found"
  fi
  need mvn maven
  if [ "$(java_version "$JAVA_HOME")" -ge 24 ]; then
    # Netty copies buffers by what JDK 24 and later shut off unless told otherwise; each answer then costs a tenth more.
    java_flags+=(--sun-misc-unsafe-memory-access=allow)
    server_memory+=(-XX:TrimNativeHeapInterval=10000)
  fi
}

# java_version HOME: its first number, or 0.
java_version() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  printf '%s' "${version:-0}"
}

set_up_node() {
  need node nodejs
  need npm npm
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || die "Node 20 or later is needed; this is Node $major"
}

# fingerprint FOLDERS...: names, sizes and times of all files that matter, as one hash.
fingerprint() {
  find "$@" \( -name node_modules -o -name dist -o -name target -o -name generated -o -path '*/src/contract' \) -prune \
    -o -type f -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

unchanged() { [ "$(cat "$build_dir/stamp/$1" 2>/dev/null)" = "$2" ]; }

stamp() { printf '%s' "$2" >"$build_dir/stamp/$1"; }

# The tests that failed, with what each said; the end of a long log seldom names them.
what_failed() { grep -E -A 14 '^ *not ok |<<< (FAILURE|ERROR)!$' "$1" | head -n 80 || true; }

# step NAME COMMAND...: runs it with its output in a log, shows how long it took, and the end of the log when it fails.
step() {
  local name=$1 begin=$SECONDS
  shift
  printf '%-28s' "$name" >&2
  if "$@" >"$build_dir/log/$name.log" 2>&1; then
    printf 'ok %4ss\n' $((SECONDS - begin)) >&2
  else
    printf 'FAILED %4ss\n' $((SECONDS - begin)) >&2
    what_failed "$build_dir/log/$name.log" >&2
    tail -n 60 "$build_dir/log/$name.log" >&2
    say "$name failed; all of it is in target/log/$name.log"
    return 1
  fi
}

packages() {
  local folder=$1 name=${1//\//-} hash
  hash=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
  if [ -d "$folder/node_modules" ] && unchanged "npm-$name" "$hash"; then return; fi
  step "packages-$name" npm --prefix "$folder" ci --no-audit --no-fund || return 1
  stamp "npm-$name" "$hash"
}

# client FOLDER SCRIPT OUTPUT: builds a client unless nothing it is made of has changed.
client() {
  local folder=$1 script=$2 output=$3 hash
  hash=$(fingerprint "$folder" api-spec/*.yaml api-spec/{roles,trail,values}.json)
  if [ -e "$folder/$output" ] && unchanged "$folder-$script" "$hash"; then return; fi
  packages "$folder" || return 1
  step "build-$folder" npm --prefix "$folder" run "$script" || return 1
  stamp "$folder-$script" "$hash"
}

build_clients() {
  client mini-program build:h5 dist/build/h5/index.html && client admin-console build dist/index.html
}

jar="$root/server/target/pufa.jar"

# The typeface of printed letters, which the jar carries.
letter_font() { set_up_node && packages server/letter-font; }

build_jar() {
  local hash
  letter_font || return 1
  hash=$(fingerprint pom.xml server/pom.xml server/letter-font/package-lock.json server/src/main api-spec mini-program/dist/build/h5/index.html \
    admin-console/dist/index.html "$build_dir/stamp/mini-program-build:h5" "$build_dir/stamp/admin-console-build")
  if [ -e "$jar" ] && unchanged jar "$hash"; then return; fi
  rm -rf server/target/classes/web/h5 server/target/classes/web/admin
  step build-server mvn -B -q -DskipTests package || return 1
  stamp jar "$hash"
}

# All that a browser is led through: itself, with Chinese letters, what leads it, and the jar with both clients.
build_for_browser() {
  need chromium chromium
  need /usr/share/fonts/opentype/noto fonts-noto-cjk
  packages journeys && build_clients && build_jar
}

# The server's tests, compiled, and what they need beside them: for measuring and fuzzing, which run apart from Maven.
build_tests() {
  local hash
  letter_font || return 1
  hash=$(fingerprint pom.xml server/pom.xml server/src)
  if [ -s "$build_dir/tests.classpath" ] && [ -d server/target/test-classes ] && unchanged tests "$hash"; then return; fi
  step build-tests mvn -B -q -pl server test-compile dependency:build-classpath \
    -Dspotless.check.skip=true -Dmdep.outputFile="$build_dir/tests.classpath" || return 1
  stamp tests "$hash"
}

test_classpath() {
  printf '%s' "server/target/test-classes:server/target/classes:$(cat "$build_dir/tests.classpath")"
}

aot="$build_dir/pufa.aot"

# Lets JDK 25 or later start in half the time, and read quickly from the first request: one start, some reading and a
# stop are recorded, and known to later starts with the same jar. Only a convenience, so that its failure is told and
# changes nothing.
quicken_start() {
  if [ "$(java_version "$JAVA_HOME")" -lt 25 ] || [ "$aot" -nt "$jar" ]; then return; fi
  step quicken-start record_start || rm -f "$aot"
}

record_start() {
  local home="$build_dir/recorded-start" server
  rm -rf "$home" "$aot"
  PUFA_MODE=demo PUFA_HOME=$home HTTP_PORT=0 STATUTES_DIR=$home/none DATABASE_URL= \
    java "${server_memory[@]}" "${java_flags[@]}" -XX:AOTCacheOutput="$aot" -jar "$jar" &
  server=$!
  while [ ! -e "$home/run.json" ] && kill -0 $server 2>/dev/null; do sleep 0.2; done
  node bin/read-a-while.mjs "$home/run.json"
  kill -TERM $server 2>/dev/null
  wait $server
  rm -rf "$home"
  [ -e "$aot" ]
}
