"""Amounts of money by XML-RPC, which knows four bytes unless both sides agree on eight."""

import xmlrpc.client

from odoo.addons.rpc.controllers.xmlrpc import OdooMarshaller


def _dump_integer(marshaller, value, write):
    if xmlrpc.client.MININT <= value <= xmlrpc.client.MAXINT:
        marshaller.dump_long(value, write)
    else:
        # The usual extension, which Python's and Java's clients read.
        write(f"<value><i8>{int(value)}</i8></value>\n")


OdooMarshaller.dispatch[int] = _dump_integer
