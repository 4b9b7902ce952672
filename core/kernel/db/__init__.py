"""Tables, transactions and grouped commits."""
