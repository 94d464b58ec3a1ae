"""Finding and loading plugins: list by metadata, load one, load all. A plugin that fails is a fault; the rest go on."""
