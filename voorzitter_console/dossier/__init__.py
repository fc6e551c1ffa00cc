"""What is made of a recorded meeting: one document model, then the files."""
