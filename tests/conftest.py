"""What holds for every test: hypothesis draws as many examples on a busy machine as on an idle one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # how long an example takes is the benchmarks' business
settings.load_profile("unhurried")
