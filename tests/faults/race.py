"""What the races share: several connections that start at the same moment, as requests do.

Imported by scripts that run in Odoo's shell; what they commit stands in a database that is thrown
away afterwards.
"""

import threading

from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.service.model import retrying

DONE, REFUSED = "done", "refused"


class Runner(threading.Thread):
    """One connection that does one thing, as a request does: tried again on a conflict."""

    def __init__(self, env, act, barrier):
        """
        :param act: function that is given the environment of the connection; called anew on every
            try
        """
        super().__init__()
        self.env, self.act, self.barrier = env, act, barrier
        self.tries, self.outcome = 0, None

    def run(self):
        try:
            with Registry(self.env.cr.dbname).cursor() as cr:
                own = self.env(cr=cr)
                # The snapshot is taken before anybody starts, or they would follow each other.
                own.cr.execute("SELECT 1")
                self.barrier.wait()
                retrying(lambda: self._try(own), own)
                self.outcome = DONE
        except UserError:
            self.outcome = REFUSED
        except Exception as error:
            self.outcome = repr(error)

    def _try(self, own):
        self.tries += 1
        self.act(own)


def race(env, acts):
    """Let all start at once and end; the runners, in the order of ``acts``."""
    env.cr.commit()  # pylint: disable=invalid-commit
    barrier = threading.Barrier(len(acts))
    runners = [Runner(env, act, barrier) for act in acts]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    env.cr.rollback()
    env.invalidate_all()
    return runners
