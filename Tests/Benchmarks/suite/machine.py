"""What the figures were measured on."""

import os
import platform
import statistics
import subprocess


def cpu():
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown CPU"


def file_system(folder):
    return subprocess.run(
        ["df", "--output=fstype", folder], capture_output=True, text=True).stdout.split()[-1]


def memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def facts(folder, syncs):
    """One line; `syncs` are Runs of appending a record to a file and syncing it."""
    sync = statistics.median(time for run in syncs for time in run.times)
    return (
        f"{cpu()}, {os.cpu_count()} cores, {memory():.0f} GiB; Linux {platform.release()}, "
        f"{file_system(folder)}; fdatasync of one record {sync * 1e6:.0f} µs (median); "
        f"load {os.getloadavg()[0]:.1f} at the end")
