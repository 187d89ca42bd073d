"""The report as one HTML file: works offline and from disk, loads nothing, runs nothing but its own script."""
