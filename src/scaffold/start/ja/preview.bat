@echo off
rem このファイルをダブルクリックすると、サイトのプレビューが始まります。
rem 終わるときは、この画面を閉じます。
setlocal
pushd "%~dp0"
set "KEIKAKU=%~dp0keikaku.exe"
if exist "%KEIKAKU%" goto start
set "KEIKAKU=%~dp0..\keikaku.exe"
if exist "%KEIKAKU%" goto start
set "KEIKAKU=keikaku.exe"
where /q keikaku.exe
if not errorlevel 1 goto start
echo keikaku.exe が見つかりません。
echo このファイルと同じフォルダーか、その1つ上のフォルダーに keikaku.exe を入れて、
echo もう一度このファイルをダブルクリックしてください。
pause
exit /b 2

:start
"%KEIKAKU%" serve
if errorlevel 1 pause
