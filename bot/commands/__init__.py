"""What an operator and a curator can do from the command line; one module a family."""
