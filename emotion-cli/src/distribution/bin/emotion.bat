@echo off
rem The emotion command on Windows. Needs Java 17 or later, in JAVA_HOME or on the path.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

rem ND4J's OpenMP threads spin while they wait unless told not to, and starve everything else.
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"

rem Charts are drawn without a screen; FFmpeg and OpenBLAS are native, which newer JVMs remark upon.
"%java%" -XX:+UseSerialGC -Djava.awt.headless=true -Xlog:disable --enable-native-access=ALL-UNNAMED ^
  -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow ^
  %EMOTION_JAVA_OPTIONS% -cp "%~dp0..\lib\*" io.github.voiceemotion.cli.EmotionCommand %*
