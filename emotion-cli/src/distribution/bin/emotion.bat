@echo off
rem The emotion command on Windows. Needs Java 17 or later, in JAVA_HOME or on the path.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
where /q java
if not defined JAVA_HOME if errorlevel 1 goto none
if defined JAVA_HOME if not exist "%java%.exe" goto none

rem ND4J's OpenMP threads spin while they wait unless told not to, and starve everything else.
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"

rem Charts are drawn without a screen; FFmpeg and OpenBLAS are native, which newer JVMs remark upon. Unlike bin/emotion,
rem this keeps no archive of loaded classes, and shows no progress: it cannot tell whether errors go to a terminal.
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true -Xlog:disable --enable-native-access=ALL-UNNAMED ^
  -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow ^
  %EMOTION_JAVA_OPTIONS% -cp "%~dp0..\lib\*" io.github.voiceemotion.cli.EmotionCommand %*
exit /b %errorlevel%

:none
echo emotion needs Java 17 or later: install it, or let JAVA_HOME name its folder 1>&2
exit /b 1
