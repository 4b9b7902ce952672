"""Shell completion, fast enough for a key: it reads an index instead of importing the declarations.

`build` makes the index from click's commands and the API declarations, `index` keeps it in the user's cache
until anything that it was made of changes, and `mirror` makes light commands of it. `sources`, `targets` and
`words` say what a word may become, `live` asks the server, and `shells` speaks with bash, zsh and fish.
"""
