"""A standalone cluster of this machine, of processes on loopback, for kill_test.py and scale_table.py.

Needs pyspark 4.2.0 from PyPI, which brings Spark's jars and programs.
"""

import array
import os
import pathlib
import subprocess
import time
import wave

import pyspark

SPARK = pathlib.Path(pyspark.__file__).parent
ROOT = pathlib.Path(__file__).resolve().parents[4]
JAR = ROOT / "emotion-spark/target/emotion-spark-with-dependencies.jar"
PROGRAM = "io.github.voiceemotion.spark.PredictEmotion"


def clips(count, folder):
    """Writes clips of a second and a half, each another piece of a sample at another level."""
    folder.mkdir(parents=True, exist_ok=True)
    with wave.open(str(ROOT / "data/samples/reading.wav")) as sample:
        samples = array.array("h", sample.readframes(sample.getnframes()))
    length = 24_000
    for i in range(count):
        file = folder / f"clip{i:06d}.wav"
        if file.exists():
            continue
        start = i * 7 % (len(samples) - length)
        gain = 0.5 + 0.5 * (i * 31 % 97) / 97
        piece = array.array("h", (int(gain * s) for s in samples[start : start + length]))
        with wave.open(str(file), "wb") as clip:
            clip.setnchannels(1)
            clip.setsampwidth(2)
            clip.setframerate(16_000)
            clip.writeframes(piece.tobytes())
    return folder


def environment():
    return dict(os.environ, SPARK_HOME=str(SPARK), SPARK_LOCAL_IP="127.0.0.1", OMP_NUM_THREADS="1")


def submit(master, arguments, settings=(), log=None):
    """Starts the program; the process that is returned is the driver's JVM."""
    call = [str(SPARK / "bin/spark-submit"), "--master", master]
    for setting in ("spark.ui.enabled=false", "spark.log.level=WARN", *settings):
        call += ["--conf", setting]
    call += ["--class", PROGRAM, str(JAR), *map(str, arguments)]
    out = open(log, "wb") if log else None
    return subprocess.Popen(call, env=environment(), stdout=out, stderr=subprocess.STDOUT if log else None)


class Cluster:
    """A master and workers of a core each. Ends those that it started, by their process ids."""

    def __init__(self, work, workers, memory="2g", port=17077):
        self.work = work
        self.memory = memory
        self.master = f"spark://127.0.0.1:{port}"
        self.processes = []
        self._start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        self.workers = [self.start_worker() for _ in range(workers)]

    def start_worker(self):
        return self._start(
            f"worker{len(self.processes)}",
            "worker.Worker",
            *("--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", self.memory),
            *("--work-dir", str(self.work / "executors"), self.master),
        )

    def _start(self, name, daemon, *arguments):
        log = open(self.work / f"{name}.log", "wb")
        call = [str(SPARK / "bin/spark-class"), f"org.apache.spark.deploy.{daemon}", *arguments]
        process = subprocess.Popen(call, env=environment(), stdout=log, stderr=subprocess.STDOUT)
        self.processes.append(process)
        return process

    def executors(self):
        """Returns the process ids of the workers' executors."""
        ours = {process.pid for process in self.processes}
        found = []
        for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(status.read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue  # It has ended meanwhile.
            if parent in ours:
                found.append(int(status.parent.name))
        return found

    def close(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.close()


def resident(process):
    """Returns the most memory that a process has had, in MiB, or 0 once it has ended."""
    try:
        for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    except OSError:
        pass
    return 0


def wait_until(what, condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(f"waited {seconds} s in vain for {what}")
        time.sleep(0.2)
