"""What holds for every test: hypothesis draws as many examples on a busy machine as on an idle one."""

from __future__ import annotations

import os

from hypothesis import Phase, settings

settings.register_profile("unhurried", deadline=None)  # how long an example takes is the benchmarks' business
settings.register_profile("undrawn", deadline=None, phases=(Phase.explicit,))  # where another run draws them
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))
