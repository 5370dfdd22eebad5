"""Pure functions and value types, free of the ORM, which every rule of the product uses."""
