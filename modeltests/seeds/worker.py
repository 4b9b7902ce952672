"""A process that runs seeds: jobs come as JSON lines, and so do the ends of their runs go."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback

from orrery.modeltests.seeds.one import Ended, Job, plain_of, run_seed


def ended(job: Job) -> Ended:
    """How a job ended; whatever a run raises is what is wrong with it."""
    try:
        return run_seed(job)
    except Exception as failure:
        traceback.print_exc()
        cause = f"the run broke off: {type(failure).__name__}: {str(failure)[:500]}"
        return Ended(seed=job.settings.seed, causes={cause: 1})


def main() -> None:
    """Works until there are no more jobs. Ctrl-C is for the process that sends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for line in sys.stdin:
        answers.write(json.dumps(plain_of(ended(Job.from_plain(json.loads(line))))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
