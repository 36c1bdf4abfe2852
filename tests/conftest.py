"""How hypothesis looks for counterexamples: each run the same ones, or ever new ones.

Where nothing is said, a developer looks for new ones; ``--hypothesis-profile=ci`` gives every run
the same, so that no change is blamed for what another one broke.
"""

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.factories")

settings.register_profile("ci", derandomize=True, print_blob=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("dev")
