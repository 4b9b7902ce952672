"""Drivers of database products, and what tables ask of any of them."""
