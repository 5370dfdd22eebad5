"""The tests share servers and databases with those of the product; `shell` knows the way there."""

import shell  # noqa: F401
