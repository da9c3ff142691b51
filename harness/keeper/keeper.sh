# Outlives the harness by a moment, to leave nothing behind.
# Reads what to end, a line each, and when its input closes (the harness ended, however it ended) ends it all:
#   add group PGID | add process PID | add folder PATH | drop group PGID | …
# In its own session, so that a Ctrl-C meant for the harness does not end it first.
trap '' INT TERM HUP
kept=$(mktemp "${TMPDIR:-/tmp}/queuing-spec-keeper.XXXXXX") || exit 1
while IFS= read -r line; do
  case $line in
    'add '*) printf '%s\n' "${line#add }" >> "$kept" ;;
    'drop '*) grep -vxF "${line#drop }" "$kept" > "$kept.next"; mv "$kept.next" "$kept" ;;
  esac
done
while IFS=' ' read -r kind what; do
  case $kind in
    group) kill -KILL -- "-$what" 2> /dev/null ;;
    process) kill -KILL "$what" 2> /dev/null ;;
    folder) rm -rf -- "$what" ;;
  esac
done < "$kept"
rm -f "$kept" "$kept.next"
