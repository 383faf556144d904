#!/usr/bin/env bash
# Makes the icon files from icon.svg (needs chromium and imagemagick). Run by hand after changing the drawing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
{ echo '<body style="margin:0">'; sed 's/<svg /<svg width="1024" height="1024" style="display:block" /' icon.svg; } >"$work/icon.html"
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --default-background-color=00000000 \
  --window-size=1024,1024 --screenshot="$work/large.png" "file://$work/icon.html" 2>/dev/null
png() { convert "$work/large.png" -filter Lanczos -resize "$1x$1" -strip "PNG32:$2"; }
png 32 32x32.png
png 128 128x128.png
png 256 128x128@2x.png
for size in 16 24 32 48 64 128 256; do png "$size" "$work/$size.png"; done
convert "$work"/{16,24,32,48,64,128,256}.png icon.ico
