"""The words after `when` in a rule's ladder: one module for each field, found by themselves."""
