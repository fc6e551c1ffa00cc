"""What happened: durable and verifiable."""
