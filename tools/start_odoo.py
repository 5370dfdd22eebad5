"""Odoo's command line, in a file of its own: the server starts its helpers by this file's name."""

import threading
from functools import cache, wraps

from odoo import http
from odoo.cli import main
from odoo.tools import config


@cache
def turns():
    """As many requests at once as there are connections to the database for: one takes one, seldom
    two, and the scheduled jobs have theirs."""
    count = (config["db_maxconn"] - config["max_cron_threads"]) // 2
    return threading.BoundedSemaphore(max(count, 1))


def in_turn(answer):
    """Without workers a thread answers each request, and where more come than there are connections
    Odoo answers with errors ("The Connection Pool Is Full"): here they wait. A worker of production
    has one request at a time and waits for nobody. Odoo's own ODOO_MAX_HTTP_THREADS counts web
    sockets, too, which last as long as a page is open and hold no connection.
    """

    @wraps(answer)
    def wait(application, environ, start_response):
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            return answer(application, environ, start_response)
        with turns():
            return answer(application, environ, start_response)

    return wait


if __name__ == "__main__":
    http.Application.__call__ = in_turn(http.Application.__call__)
    main()
