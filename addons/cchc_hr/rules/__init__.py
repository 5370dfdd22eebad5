"""The law of pay, service and retirement as pure functions, free of the ORM."""
