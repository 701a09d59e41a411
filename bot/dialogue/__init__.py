"""One kind of question a module: each takes a turn and gives its answer."""
