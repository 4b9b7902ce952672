"""How an API message is declared: one class with one decorator, from which everything else is made."""
