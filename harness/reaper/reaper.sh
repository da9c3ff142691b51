# Outlives the harness by a moment, to leave nothing behind.
# Reads what to end, a line each, and when its input closes (the harness ended, however it ended) ends what is left:
#   add group PGID | add process PID | add folder PATH | drop group PGID | …
# In its own session, so that a Ctrl-C meant for the harness does not end it first.
trap '' INT TERM HUP
# "-s KILL": dash takes no group after "-KILL --".
awk '
  { what = substr($0, index($0, " ") + 1) }
  $1 == "add" { kept[what] = 1 }
  $1 == "drop" { delete kept[what] }
  END { for (what in kept) print what }
' | while IFS=' ' read -r kind what; do
  case $kind in
    group) kill -s KILL -- "-$what" 2> /dev/null ;;
    process) kill -s KILL "$what" 2> /dev/null ;;
    folder) rm -rf -- "$what" ;;
  esac
done
