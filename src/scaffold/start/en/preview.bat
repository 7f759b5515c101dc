@echo off
rem A double click on this file starts the preview of the site.
rem Close its window to end it.
setlocal
pushd "%~dp0"
set "KEIKAKU=%~dp0keikaku.exe"
if exist "%KEIKAKU%" goto start
set "KEIKAKU=%~dp0..\keikaku.exe"
if exist "%KEIKAKU%" goto start
set "KEIKAKU=keikaku.exe"
where /q keikaku.exe
if not errorlevel 1 goto start
echo There is no keikaku.exe.
echo Put keikaku.exe into the folder of this file or the folder above it,
echo then double-click this file again.
pause
exit /b 2

:start
"%KEIKAKU%" serve
if errorlevel 1 pause
