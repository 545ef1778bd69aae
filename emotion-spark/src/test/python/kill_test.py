"""Kills a worker and the driver of a cluster while it answers clips, starts again, and counts.

  mvn -DskipTests package
  pip install pyspark==4.2.0
  python emotion-spark/src/test/python/kill_test.py --clips 2000

A standalone master and two workers run as processes on loopback. Halfway, one worker is killed by
its process id; then, with a part of the table committed, the driver; then the program is started
again, and once more when it is done. In the end each clip must be in the table once, and equal to
what 'emotion predict' answers on this machine, without Spark, to 1e-6.
"""

import argparse
import json
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

import cluster
from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--clips", type=int, default=2000, help="how many are made (default: 2000)")
parser.add_argument("--audio", type=pathlib.Path, help="a folder of recordings, instead of those that are made")
parser.add_argument("--model", default="light")
parser.add_argument("--emotion", type=pathlib.Path, default=cluster.ROOT / "emotion", help="the emotion command")
arguments = parser.parse_args()

work = pathlib.Path(tempfile.mkdtemp(prefix="emotion-kill-"))
audio = arguments.audio.resolve() if arguments.audio else cluster.clips(arguments.clips, work / "clips")
out = work / "out"
# One empty cache of native libraries for both executors, which unpack into it at the same time.
settings = [
    "spark.executor.memory=1g",
    "spark.executor.cores=1",
    f"spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.cachedir={work / 'natives'}",
]


def run(name):
    return cluster.submit(machines.master, ["--model", arguments.model, audio, out], settings, work / name)


def told(name):
    return (work / name).read_text(errors="replace")


def parts():
    return {file: file.stat().st_mtime_ns for file in out.glob("part-*")}


with cluster.Cluster(work, workers=2) as machines:
    driver = run("first.log")
    cluster.wait_until("two executors", lambda: len(machines.executors()) == 2, 60)
    cluster.wait_until("natives", lambda: len(list((work / "natives").rglob("libjniopenblas*"))) > 0, 60)
    time.sleep(3)
    machines.workers[0].send_signal(signal.SIGKILL)
    print(f"killed a worker, process {machines.workers[0].pid}, with {len(parts())} parts committed")
    machines.start_worker()

    cluster.wait_until("a round to be committed", lambda: len(parts()) > 0 or driver.poll() is not None, 300)
    if driver.poll() is not None:
        raise SystemExit(f"the driver ended too early to be killed:\n{told('first.log')}")
    time.sleep(2)
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    committed = parts()
    print(f"killed the driver, process {driver.pid}, with {len(committed)} parts committed")

    second = run("second.log")
    most = 0
    while second.poll() is None:
        most = max([most, *(cluster.resident(process) for process in machines.executors())])
        time.sleep(0.5)
    print(f"started again: status {second.returncode}, executors of up to {most} MiB")
    print(told("second.log")[-300:].strip().splitlines()[-1])
    assert second.returncode == 0, told("second.log")
    finished = parts()
    assert all(finished.get(file) == time for file, time in committed.items()), "a committed part was written again"
    assert "rows are there" in told("second.log"), told("second.log")

    third = run("third.log")
    assert third.wait() == 0, told("third.log")
    assert parts() == finished, "a finished table was written to"
    print("started once more: nothing was written")

answers = subprocess.run(
    ["sh", arguments.emotion, "predict", "--json", "--model", arguments.model, audio],
    check=False,
    capture_output=True,
    text=True,
)
expected = {}
for line in answers.stdout.splitlines():
    answer = json.loads(line)
    expected["file:" + str(pathlib.Path(answer["file"]).resolve())] = answer

spark = SparkSession.builder.master("local[1]").config("spark.ui.showConsoleProgress", False).getOrCreate()
rows = spark.read.parquet(str(out)).collect()
spark.stop()
difference = max(
    abs(row[emotion] - probability)
    for row in rows
    if row["error"] is None
    for emotion, probability in expected[row["path"]]["probabilities"].items()
)
different = len({row["path"] for row in rows})
print(f"{len(rows)} rows of {different} clips, {len(expected)} expected; largest difference {difference:.1e}")
assert len(rows) == different == len(expected)
assert difference <= 1e-6
shutil.rmtree(work)
