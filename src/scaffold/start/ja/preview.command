#!/bin/sh
# このファイルをダブルクリックする（macOS）か sh preview.command を実行する（Linux）と、サイトのプレビューが始まります。
cd "$(dirname "$0")" || exit 2
for keikaku in ./keikaku ../keikaku "$(command -v keikaku)"; do
  if [ -f "$keikaku" ] && [ -x "$keikaku" ]; then
    exec "$keikaku" serve
  fi
done
echo 'keikaku が見つかりません。'
echo 'このファイルと同じフォルダーか、その1つ上のフォルダーに keikaku を入れて、もう一度実行してください。'
exit 2
