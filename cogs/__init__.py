"""One file a family of commands: a command turns an interaction into a question, an answer is made from it."""
