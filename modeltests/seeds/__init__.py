"""Many small clouds with seeds of their own: `orrery seeds`.

Each seed draws what takes part in its run (`modeltests.mix`). `one` runs a seed, `pool` does so in processes
of their own, `campaign` runs many of them, some twice, `failing` remembers those that failed.
"""
