"""Measurements side by side: the service, and a route written by hand that does the same with as little as it can."""
