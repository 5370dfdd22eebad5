"""Odoo's command line, in a file of its own: the server starts its helpers by this file's name."""

from odoo.cli import main

if __name__ == "__main__":
    main()
