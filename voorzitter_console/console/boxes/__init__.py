"""What asks more than a key: lists and fields as plain data, once for every face."""
