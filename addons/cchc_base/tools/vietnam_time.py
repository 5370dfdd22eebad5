"""Days as they begin and end in Việt Nam, whatever clock the server or the user goes by."""

from datetime import datetime, time, timedelta

import pytz

from odoo import fields

VIETNAM = pytz.timezone("Asia/Ho_Chi_Minh")


def today():
    """The day in Việt Nam."""
    return fields.Datetime.now().replace(tzinfo=pytz.utc).astimezone(VIETNAM).date()


def end_of_day(day):
    """UTC instant, without a zone as Odoo stores it, at which ``day`` has ended in Việt Nam."""
    midnight = VIETNAM.localize(datetime.combine(day + timedelta(days=1), time.min))
    return midnight.astimezone(pytz.utc).replace(tzinfo=None)
