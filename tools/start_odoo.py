"""Odoo's command line, in a file of its own: the server starts its helpers by this file's name."""

import threading
from functools import cache, wraps

from odoo import http
from odoo.cli import main
from odoo.service import server
from odoo.tools import config

# On the last evening for applications hundreds knock at one moment. Odoo lets 128 wait at the door,
# with workers eight for each; who finds no room there is told nothing, and TCP knocks again after
# one second, two, four, while the server is idle. The kernel's bound (net.core.somaxconn) is 4,096.
WAITING = 2048


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


def make_room(start):
    """The door of the server with workers: `listen` on a socket that listens sets the room anew."""

    @wraps(start)
    def wide(prefork):
        start(prefork)
        if prefork.socket:
            prefork.socket.listen(WAITING)

    return wide


if __name__ == "__main__":
    server.ThreadedWSGIServerReloadable.request_queue_size = WAITING
    server.PreforkServer.start = make_room(server.PreforkServer.start)
    http.Application.__call__ = in_turn(http.Application.__call__)
    main()
