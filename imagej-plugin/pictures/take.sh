#!/usr/bin/env bash
# Takes the pictures of README.md and install.md anew: ImageJ as a user starts it, on a display of its own.
#
#     mvn package -DskipTests && imagej-plugin/pictures/take.sh        needs xvfb, xdotool, xterm and ImageMagick
set -euo pipefail

if [ -z "${PICTURES_DISPLAY:-}" ]; then
    PICTURES_DISPLAY=own exec xvfb-run -a -s '-screen 0 1256x840x24' "$0"
fi
cd "$(dirname "$0")"

ij=$(find ~/.m2/repository/net/imagej/ij -name 'ij-*.jar' | sort | tail -n 1)
home=$(mktemp -d)
plugins=$(realpath ../target/imagej)
trap 'kill "$imagej" 2>/dev/null || true; rm -rf "$home"' EXIT

start() {
    echo "$1" >"$home/macro.ijm"
    java -Duser.home="$home" -Djava.util.prefs.userRoot="$home" -Dplugins.dir="$plugins" -cp "$ij" ij.ImageJ \
        -macro "$home/macro.ijm" &
    imagej=$!
}

await() {
    until [ -e "$home/$1" ] || ! kill -0 "$imagej"; do sleep .2; done
    sleep 1
}

finish() {
    kill "$imagej"
    wait "$imagej" || true
    rm -f "$home"/*.done
}

# The smallest rectangle around everything that is on the black screen.
picture() {
    import -window root png:- | convert - -trim +repage -colors 128 "$1"
}

# A window by its title, a corner, and a size unless it is to stay.
place() {
    local window
    window=$(xdotool search --onlyvisible --name "$1" | tail -n 1)
    xdotool windowmove --sync "$window" "$2" "$3" windowraise "$window"
    [ -z "${4:-}" ] || xdotool windowsize "$window" "$4" "$5"
}

# What a user sees who unpacks the zip on a terminal.
mkdir -p "$home/Fiji/jars" "$home/Fiji/plugins" "$home/Fiji/macros"
ln -s "$(realpath ../target/demeanor-fiji-*.zip)" "$home"
cat >"$home/unzip.sh" <<'END'
show() { echo "\$ $*"; "$@"; }
show ls Fiji
show unzip -q demeanor-fiji-*.zip -d Fiji
show ls Fiji/jars Fiji/macros/demeanor
touch unzip.done
sleep 60
END
(cd "$home" && exec xterm -geometry 90x16 -fa Monospace -fs 11 -e bash unzip.sh) &
imagej=$!
await unzip.done
picture unzip.png
finish

done='File.saveString("", "'$home'/it.done");'
video='run("Open Video...", "file=['$PWD'/../../models/sample/sample.mp4]");'

start "wait(500); $done"
await it.done
# Without a window manager the menus open under the mouse; the labels lie at fixed distances.
eval "$(xdotool search --onlyvisible --name '^ImageJ$' getwindowgeometry --shell)"
xdotool mousemove $((X + 322)) $((Y + 10)) click 1
sleep 1
xdotool mousemove $((X + 322)) $((Y + 154)) click 1
sleep 2
picture menu.png
finish

start "run(\"Sample Clip\"); setLocation(10, 100); setSlice(40); $done"
await it.done
place '^ImageJ$' 0 0
sleep 1
picture sample.png
finish

start "$video setLocation(10, 100); $done doCommand(\"Recognize Emotions...\");"
await it.done
until xdotool search --onlyvisible --name '^Recognize Emotions$' >/dev/null; do sleep .2; done
sleep 2
# Java paints all of a dialog again when it is covered and shown.
xdotool search --onlyvisible --name '^sample.mp4' windowraise
sleep 1
xdotool search --onlyvisible --name '^Recognize Emotions$' windowraise
sleep 2
import -window "$(xdotool search --onlyvisible --name '^Recognize Emotions$' | tail -n 1)" png:- |
    convert - +repage -colors 64 dialog.png
finish

start "$video run(\"Recognize Emotions...\", \"step=6 timeline=0\");
    selectWindow(\"sample.mp4\"); setSlice(79); run(\"Set... \", \"zoom=75\");
    selectWindow(\"Log\"); run(\"Close\"); $done"
await it.done
place '^ImageJ$' 0 0
place '^sample.mp4' 0 84
place '^Demeanor scores' 498 84
place '^Demeanor clips$' 0 560 1256 100
place '^Demeanor frames$' 0 664 1256 176
sleep 2
picture result.png
finish

plugins=$home/Fiji
start "$done runMacro(getDirectory(\"home\") + \"Fiji/macros/demeanor/uninstall.ijm\");"
await it.done
until xdotool search --onlyvisible --name '^Demeanor$' >/dev/null; do sleep .2; done
sleep 1
import -window "$(xdotool search --onlyvisible --name '^Demeanor$' | tail -n 1)" png:- |
    convert - +repage -colors 64 uninstall.png
finish
