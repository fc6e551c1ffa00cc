"""One console without a screen: what a press means is decided here, once for every face."""
