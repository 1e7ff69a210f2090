"""Stories about who has watched what: each arranges a server, acts as its members, and says what they see."""
