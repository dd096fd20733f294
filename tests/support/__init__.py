"""What the generator tests share. Modules that assert explain their failures as tests do."""

import pytest

pytest.register_assert_rewrite("support.contract", "support.dependencies", "support.docker")
