"""What happens because time has passed: programs' days begin, what has expired goes, deadlines are called to mind.

Importing it lets the worker know of all three.
"""

from __future__ import annotations

from kawasan.clocks.expiry import forget_expired
from kawasan.clocks.new_day import begin_days

__all__ = ["begin_days", "forget_expired"]
