"""Runs all benchmarks, each in a process of its own, and prints their tables in Markdown."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from typing import Any

SIZES = (1_000, 10_000, 50_000, 100_000)
ROWS = (10_000, 100_000, 1_000_000)


def run(module: str, *arguments: str) -> dict[str, Any]:
    """The JSON that a benchmark prints. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", f"orrery.loadtests.bench.{module}", *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def vm_table(sizes: list[int], hosts: int) -> None:
    """Creation and queries at several sizes."""
    speeds = "VM/s | first tenth | last tenth | CPU ms a VM"
    latencies = "list 100 p50/p95 ms | get p50/p95 ms"
    print(f"| VMs | {speeds} | {latencies} | KiB a VM | peak MiB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in sizes:
        r = run("vms", "--vms", str(size), "--hosts", str(hosts))
        print(
            f"| {size:,} | {r['vms_per_second']:,.0f} | {_rate(r['first_tenth'])} | {_rate(r['last_tenth'])}"
            f" | {r['cpu_ms_per_vm']:.2f}"
            f" | {r['list_p50_ms']:.1f} / {r['list_p95_ms']:.1f}"
            f" | {r['get_p50_ms']:.2f} / {r['get_p95_ms']:.2f}"
            f" | {r['bytes_per_vm'] / 1024:.1f} | {r['peak_rss_mib']:,.0f} |",
            flush=True,
        )
        if r["failed"] or r["leaks"]:
            sys.exit(f"{r['failed']} VMs failed, {r['leaks']} leaks: the figures mean nothing")


def _rate(per_second: float | None) -> str:
    return "–" if per_second is None else f"{per_second:,.0f}"


def host_table(hosts: int) -> None:
    """Idle hosts."""
    r = run("hosts", "--hosts", str(hosts))
    columns = "bytes a host in the simulator | bytes in all | seconds to deploy | wall s a virtual hour"
    print(f"| idle hosts | {columns} |")
    print("|---|---|---|---|---|")
    print(
        f"| {hosts:,} | {r['world_bytes_per_host']:,.0f} | {r['bytes_per_host_in_all']:,.0f}"
        f" | {r['deploy_seconds']:.0f} | {r['wall_seconds_per_virtual_hour']:.2f} |"
    )


def query_table(sizes: list[int]) -> None:
    """Queries over filled tables, and how they grow with them."""
    results = [run("queries", "--vms", str(size)) for size in sizes]
    print("| query, p50 / p95 ms | " + " | ".join(f"{size:,} VMs" for size in sizes) + " |")
    print("|---|" + "---|" * len(sizes))
    for name in results[0]:
        if isinstance(results[0][name], list):
            cells = [f"{result[name][0]:.1f} / {result[name][1]:.1f}" for result in results]
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def login_table() -> None:
    """A storm of logins beside the creation of VMs."""
    r = run("logins")
    answered = sum(count for end, count in r["logins"].items() if not end.startswith("no answer"))
    print(
        "| VMs/s with 100 logins/s, to without | logins answered | of them in | p50 s | cores the loop had |"
    )
    print("|---|---|---|---|---|")
    print(
        f"| {r['ratio']:.2f} | {answered:,} of {sum(r['logins'].values()):,} | {r['logins'].get('in', 0):,}"
        f" | {r['login_p50_s']:.2f} | {r['cores_the_loop_had']:.2f} |"
    )


def http_table() -> None:
    """What HTTP costs the server's process."""
    r = run("http")
    print("| CPU ms | over HTTP | beside it | ratio | p99 ms at 64 connections |")
    print("|---|---|---|---|---|")
    print(
        f"| GET by uuid, a bare Starlette handler | {r['get_cpu_ms']:.2f} | {r['bare_cpu_ms']:.2f}"
        f" | {r['get_to_bare']:.1f} | {r['get_p99_ms']:.0f}, {r['bare_p99_ms']:.0f} |"
    )
    print(
        f"| creating a VM, the same in process | {r['create_http_cpu_ms']:.2f}"
        f" | {r['create_inside_cpu_ms']:.2f} | {r['create_ratio']:.2f} | – |",
        flush=True,
    )


def inflight_table() -> None:
    """Many connections that create at once."""
    r = run("inflight")
    print("| connections | created | seconds | accepted p50 / max s | KiB each, idle / at most |")
    print("|---|---|---|---|---|")
    print(
        f"| {r['clients']:,} | {r['ends']['created']:,} | {r['seconds']:.0f}"
        f" | {r['accepted_p50_s']:.1f} / {r['accepted_max_s']:.1f}"
        f" | {r['idle_kib_per_connection']:.1f} / {r['peak_kib_per_connection']:.1f} |"
    )


def main() -> None:
    """Prints the machine, then the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of VMs, comma separated")
    parser.add_argument("--hosts", type=int, default=10_000, help="hosts under the VMs")
    parser.add_argument("--idle-hosts", type=int, default=100_000)
    parser.add_argument(
        "--rows", default=",".join(map(str, ROWS)), help="numbers of VMs under the queries, comma separated"
    )
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    vm_table([int(size) for size in given.sizes.split(",")], given.hosts)
    print()
    host_table(given.idle_hosts)
    print()
    query_table([int(size) for size in given.rows.split(",")])
    print()
    login_table()
    print()
    http_table()
    print()
    inflight_table()


if __name__ == "__main__":
    main()
