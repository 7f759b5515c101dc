#!/bin/sh
# A double click on this file (macOS) or sh preview.command (Linux) starts the preview of the site.
cd "$(dirname "$0")" || exit 2
for keikaku in ./keikaku ../keikaku "$(command -v keikaku)"; do
  if [ -f "$keikaku" ] && [ -x "$keikaku" ]; then
    exec "$keikaku" serve
  fi
done
echo 'There is no keikaku.'
echo 'Put keikaku into the folder of this file or the folder above it, then try again.'
exit 2
