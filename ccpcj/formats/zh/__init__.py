"""Chinese; the framework knows it under the names of its scripts only."""
